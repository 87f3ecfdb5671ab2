# deny.toml allows every dependency: its licence, its source, and the crate itself.
{ common, craneLib }: craneLib.cargoDeny common
