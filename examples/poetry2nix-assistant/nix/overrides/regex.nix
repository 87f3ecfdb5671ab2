# In C.
{ buildWithSetuptools }: buildWithSetuptools
