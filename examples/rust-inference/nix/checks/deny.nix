# deny.toml allows every dependency: its licence, its source, and that it is there at all.
{ common, craneLib }: craneLib.cargoDeny common
