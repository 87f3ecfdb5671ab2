# The time zones.
{ host, runCommandLocal }:
runCommandLocal "tzdata" { passthru.pname = "tzdata"; } ''
  mkdir -p $out/share
  cp -rL ${host.timeZones} $out/share/zoneinfo
''
