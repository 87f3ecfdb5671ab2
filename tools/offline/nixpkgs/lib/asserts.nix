_: {
  assertMsg = condition: message: condition || throw message;

  assertOneOf =
    name: value: allowed:
    builtins.elem value allowed
    || throw "${name} must be one of ${builtins.toJSON allowed}, but is: ${builtins.toJSON value}";
}
