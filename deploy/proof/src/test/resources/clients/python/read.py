"""Reads topics with confluent-kafka and avro, and prints for each its count and digest:

    read.py BOOTSTRAP REGISTRY TOPIC...

../README.md defines the digest. Needs Debian's python3-confluent-kafka and python3-avro, or the same from PyPI.
"""

import datetime
import hashlib
import io
import json
import struct
import sys
import urllib.request
import uuid

import avro.io
import avro.schema
import confluent_kafka

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MILLISECOND = datetime.timedelta(milliseconds=1)


class Registry:
    """The schemas of a registry, by id."""

    def __init__(self, url):
        self.url = url
        self.readers = {}

    def decode(self, data):
        """The value in Confluent's wire format: a zero byte, the schema's id in four bytes, Avro's binary form."""
        magic, schema_id = struct.unpack(">bI", data[:5])
        if magic != 0:
            raise ValueError("the value is not in Confluent's wire format")
        return self.reader(schema_id).read(avro.io.BinaryDecoder(io.BytesIO(data[5:])))

    def reader(self, schema_id):
        if schema_id not in self.readers:
            with urllib.request.urlopen(f"{self.url}/schemas/ids/{schema_id}", timeout=30) as answer:
                schema = avro.schema.parse(json.load(answer)["schema"])
            self.readers[schema_id] = avro.io.DatumReader(schema)
        return self.readers[schema_id]


def canonical(value):
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return '"' + struct.pack(">d", value).hex() + '"'
    if isinstance(value, datetime.datetime):
        return str((value - EPOCH) // MILLISECOND)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode())
        return "{" + ",".join(canonical(name) + ":" + canonical(member) for name, member in members) + "}"
    raise TypeError(f"no canonical form for {type(value)}")


def line(registry, message):
    value = None if message.value() is None else registry.decode(message.value())
    return canonical({"key": message.key().decode(), "value": value}).encode()


def partitions(consumer, topics):
    described = consumer.list_topics(timeout=30).topics
    return [
        confluent_kafka.TopicPartition(topic, partition, confluent_kafka.OFFSET_BEGINNING)
        for topic in topics
        for partition in described[topic].partitions
    ]


def read(bootstrap, registry, topics):
    consumer = confluent_kafka.Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": f"python-{uuid.uuid4()}",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
        }
    )
    lines = {topic: [] for topic in topics}
    assigned = partitions(consumer, topics)
    consumer.assign(assigned)
    open_partitions = {(each.topic, each.partition) for each in assigned}
    while open_partitions:
        message = consumer.poll(30)
        if message is None:
            raise TimeoutError(f"nothing came for 30 seconds; not read to the end: {open_partitions}")
        if message.error() is None:
            lines[message.topic()].append(line(registry, message))
        elif message.error().code() == confluent_kafka.KafkaError._PARTITION_EOF:
            open_partitions.discard((message.topic(), message.partition()))
        else:
            raise confluent_kafka.KafkaException(message.error())
    consumer.close()
    return lines


def summary(lines):
    digest = hashlib.sha256()
    for each in sorted(lines):
        digest.update(each + b"\n")
    return {"count": len(lines), "sha256": digest.hexdigest()}


if __name__ == "__main__":
    bootstrap_servers, registry_url, *topic_names = sys.argv[1:]
    read_lines = read(bootstrap_servers, Registry(registry_url), topic_names)
    print(json.dumps({topic: summary(lines) for topic, lines in read_lines.items()}))
