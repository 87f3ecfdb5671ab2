# In Python alone.
{ buildWithSetuptools }: buildWithSetuptools
