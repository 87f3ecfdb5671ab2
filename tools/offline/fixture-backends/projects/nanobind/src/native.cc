#include <nanobind/nanobind.h>

NB_MODULE(_native, module) {
  module.def("answer", [] { return 42; });
}
