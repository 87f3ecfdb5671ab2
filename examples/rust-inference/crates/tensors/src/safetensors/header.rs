use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

const METADATA: &str = "__metadata__";

/// The header as it stands in the file; only its JSON is checked.
#[derive(Default)]
pub(super) struct Header {
    pub(super) metadata: BTreeMap<String, String>,
    pub(super) entries: BTreeMap<String, Entry>,
}

/// Where the numbers of a tensor are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) dtype: String,
    pub(super) shape: Vec<usize>,
    pub(super) data_offsets: (usize, usize),
}

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(HeaderVisitor)
    }
}

/// Maps of serde keep the last of two equal keys; a name that is there twice is an error here.
struct HeaderVisitor;

impl<'de> Visitor<'de> for HeaderVisitor {
    type Value = Header;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a map from names to tensors")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Header, A::Error> {
        let mut header = Header::default();
        let mut has_metadata = false;
        while let Some(name) = map.next_key::<String>()? {
            let twice = if name == METADATA {
                header.metadata = map.next_value()?;
                std::mem::replace(&mut has_metadata, true)
            } else {
                header.entries.insert(name.clone(), map.next_value()?).is_some()
            };
            if twice {
                return Err(A::Error::custom(format_args!("{name:?} is there twice")));
            }
        }
        Ok(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_names_that_are_there_twice() {
        let entry = r#"{"dtype":"F32","shape":[0],"data_offsets":[0,0]}"#;
        let twice = format!(r#"{{"x":{entry},"x":{entry}}}"#);
        let error = serde_json::from_str::<Header>(&twice).err().unwrap();
        assert!(error.to_string().starts_with(r#""x" is there twice"#), "{error}");
        let twice = r#"{"__metadata__":{},"__metadata__":{}}"#;
        assert!(serde_json::from_str::<Header>(twice).is_err());
    }

    #[test]
    fn refuses_fields_that_the_format_does_not_have() {
        for entry in [
            r#"{"dtype":"F32","shape":[0],"data_offsets":[0,0],"more":1}"#,
            r#"{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}"#,
            r#"{"dtype":"F32","shape":[0],"data_offsets":[0]}"#,
            r#"{"dtype":"F32","shape":[0]}"#,
        ] {
            let header = format!(r#"{{"x":{entry}}}"#);
            assert!(serde_json::from_str::<Header>(&header).is_err(), "{entry}");
        }
    }
}
