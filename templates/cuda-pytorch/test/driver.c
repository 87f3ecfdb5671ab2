/* A driver that only tells which copy of it was loaded. */
int cuDriverGetVersion(int *version) {
  *version = VERSION;
  return 0;
}
