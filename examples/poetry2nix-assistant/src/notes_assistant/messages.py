"""What the index file holds, as protocol buffers."""

import proto
from google.protobuf import timestamp_pb2
from google.type import latlng_pb2

__protobuf__ = proto.module(package="notes_assistant")


class StoredNote(proto.Message):
    """A version of a note."""

    path = proto.Field(proto.STRING, number=1)
    title = proto.Field(proto.STRING, number=2)
    text = proto.Field(proto.STRING, number=3)
    place = proto.Field(proto.MESSAGE, number=4, message=latlng_pb2.LatLng)


class StoredSnapshot(proto.Message):
    """The notes as they were at one time, as positions in StoredIndex.notes."""

    taken = proto.Field(proto.MESSAGE, number=1, message=timestamp_pb2.Timestamp)
    notes = proto.RepeatedField(proto.UINT32, number=2)


class StoredIndex(proto.Message):
    """All snapshots, oldest first; what they have in common is stored once."""

    notes = proto.RepeatedField(proto.MESSAGE, number=1, message=StoredNote)
    snapshots = proto.RepeatedField(proto.MESSAGE, number=2, message=StoredSnapshot)
