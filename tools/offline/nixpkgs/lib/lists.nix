lib: rec {
  inherit (builtins)
    all
    any
    concatLists
    concatMap
    elem
    elemAt
    filter
    foldl'
    genList
    groupBy
    head
    isList
    length
    map
    partition
    sort
    tail
    ;

  singleton = value: [ value ];
  optional = condition: value: if condition then [ value ] else [ ];
  optionals = condition: values: if condition then values else [ ];
  toList = value: if isList value then value else [ value ];
  range = first: last: if first > last then [ ] else genList (n: first + n) (last - first + 1);
  replicate = count: value: genList (_: value) count;

  last = list: elemAt list (length list - 1);
  init = list: take (length list - 1) list;
  take = count: sublist 0 count;
  drop = count: list: sublist count (length list) list;
  sublist =
    start: count: list:
    let
      available = lib.max 0 (length list - start);
    in
    genList (n: elemAt list (start + n)) (lib.min count available);
  reverseList = list: genList (n: elemAt list (length list - n - 1)) (length list);

  foldr =
    f: initial: list:
    foldl' (value: item: f item value) initial (reverseList list);
  foldl = foldl';

  imap0 = f: list: genList (n: f n (elemAt list n)) (length list);
  imap1 = f: imap0 (n: f (n + 1));
  forEach = list: f: map f list;
  flatten = value: if isList value then concatMap flatten value else [ value ];
  count = condition: list: length (filter condition list);

  findFirst =
    condition: default: list:
    let
      found = filter condition list;
    in
    if found == [ ] then default else head found;
  findFirstIndex =
    condition: default: list:
    findFirst (n: condition (elemAt list n)) default (range 0 (length list - 1));
  findSingle =
    condition: none: several: list:
    let
      found = filter condition list;
    in
    if found == [ ] then
      none
    else if length found > 1 then
      several
    else
      head found;

  remove = value: filter (item: item != value);
  unique = foldl' (seen: item: if elem item seen then seen else seen ++ [ item ]) [ ];
  allUnique = list: length (unique list) == length list;
  subtractLists = unwanted: filter (item: !elem item unwanted);
  intersectLists = wanted: filter (item: elem item wanted);

  sortOn = f: sort (a: b: f a < f b);
  naturalSort = sort (a: b: builtins.compareVersions a b < 0);
  zipListsWith =
    f: left: right:
    genList (n: f (elemAt left n) (elemAt right n)) (lib.min (length left) (length right));
  zipLists = zipListsWith (fst: snd: { inherit fst snd; });
  hasPrefix = prefix: list: take (length prefix) list == prefix;
}
