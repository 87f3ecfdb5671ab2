/* Stands in for libcuda.so.1 and libnvidia-ml.so.1, as the environment wants them. */
#include <stdlib.h>
#include <string.h>

static int number(const char *name) {
    const char *text = getenv(name);
    return text ? atoi(text) : 0;
}

int cuInit(unsigned flags) {
    (void)flags;
    if (number("FAKE_CRASH")) abort();
    return number("FAKE_INIT");
}

int cuDriverGetVersion(int *version) {
    *version = number("FAKE_VERSION");
    return 0;
}

int cuDeviceGetCount(int *count) {
    *count = number("FAKE_DEVICES");
    return 0;
}

int cuGetErrorName(int code, const char **name) {
    *name = code == 0 ? "CUDA_SUCCESS"
        : code == 100 ? "CUDA_ERROR_NO_DEVICE" : "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH";
    return 0;
}

int nvmlInit_v2(void) { return 0; }
int nvmlShutdown(void) { return 0; }

int nvmlSystemGetDriverVersion(char *text, unsigned length) {
    strncpy(text, "570.86.15", length);
    return 0;
}
