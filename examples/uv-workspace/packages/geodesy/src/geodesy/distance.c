#include <Python.h>
#include <math.h>

#define RADIUS 6371.0088 /* of the earth on average, in kilometres */

static double radians(double degrees) { return degrees * (3.14159265358979323846 / 180); }

/* https://en.wikipedia.org/wiki/Haversine_formula */
static double haversine(double lat1, double lon1, double lat2, double lon2) {
  double lat = sin(radians(lat2 - lat1) / 2);
  double lon = sin(radians(lon2 - lon1) / 2);
  double a = lat * lat + cos(radians(lat1)) * cos(radians(lat2)) * lon * lon;
  return 2 * RADIUS * asin(fmin(1, sqrt(a)));
}

static PyObject *distance(PyObject *self, PyObject *arguments) {
  double lat1, lon1, lat2, lon2;
  if (!PyArg_ParseTuple(arguments, "dddd", &lat1, &lon1, &lat2, &lon2)) return NULL;
  if (!(fabs(lat1) <= 90 && fabs(lat2) <= 90)) {
    PyErr_SetString(PyExc_ValueError, "a latitude is between -90 and 90");
    return NULL;
  }
  return PyFloat_FromDouble(haversine(lat1, lon1, lat2, lon2));
}

static PyMethodDef methods[] = {
    {"distance", distance, METH_VARARGS, "The kilometres between two places, in degrees."},
    {0},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_distance", NULL, -1, methods};

PyMODINIT_FUNC PyInit__distance(void) { return PyModule_Create(&module); }
