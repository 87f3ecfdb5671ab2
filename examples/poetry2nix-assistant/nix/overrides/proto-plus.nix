# In Only Python.
{ buildWithSetuptools }: buildWithSetuptools
