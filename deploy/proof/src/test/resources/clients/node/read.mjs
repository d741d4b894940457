// Reads topics with kafkajs and @kafkajs/confluent-schema-registry, and prints for each its count and digest:
//     node read.mjs BOOTSTRAP REGISTRY TOPIC...
// ../README.md defines the digest, and says how a reader knows the end of a partition.
import { createHash } from 'node:crypto'
import { SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry'
import avro from 'avsc'
import { decompress } from 'fzstd'
import kafkajs from 'kafkajs'

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs
const [bootstrap, registryUrl, ...topics] = process.argv.slice(2)

// The topics are compressed with zstd, for which kafkajs brings no codec.
CompressionCodecs[CompressionTypes.ZSTD] = () => ({
  decompress: async (buffer) => Buffer.from(decompress(buffer)),
})

// A JavaScript number is exact only up to 2^53, and avsc refuses longs beyond that: here every long is a BigInt.
const bigLong = avro.types.LongType.__with({
  fromBuffer: (buffer) => buffer.readBigInt64LE(),
  toBuffer: (value) => {
    const buffer = Buffer.alloc(8)
    buffer.writeBigInt64LE(value)
    return buffer
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (value) => typeof value === 'bigint',
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
})
const longs = (schema) => (schema === 'long' || schema.type === 'long' ? bigLong : undefined)

const registry = new SchemaRegistry({ host: registryUrl }, { [SchemaType.AVRO]: { typeHook: longs } })

const WRITERS = {
  null: () => 'null',
  boolean: (value) => String(value),
  int: (value) => String(value),
  'abstract:long': (value) => String(value),
  double: (value) => {
    const bits = Buffer.alloc(8)
    bits.writeDoubleBE(value)
    return `"${bits.toString('hex')}"`
  },
  string: (value) => JSON.stringify(value),
  array: (value, type) => `[${value.map((element) => canonical(element, type.itemsType)).join(',')}]`,
  map: (value, type) => members(Object.entries(value).map(([name, member]) => [name, member, type.valuesType])),
  record: (value, type) => members(type.fields.map((field) => [field.name, value[field.name], field.type])),
  'union:unwrapped': (value, type) =>
    value === null ? 'null' : canonical(value, type.types.find((branch) => branch.typeName !== 'null')),
}

function canonical(value, type) {
  const write = WRITERS[type.typeName]
  if (write === undefined) {
    throw new Error(`no canonical form for ${type.typeName}`)
  }
  return write(value, type)
}

function members(entries) {
  const sorted = entries.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return `{${sorted.map(([name, value, type]) => `${JSON.stringify(name)}:${canonical(value, type)}`).join(',')}}`
}

async function line({ key, value }) {
  const name = JSON.stringify(key.toString())
  if (value === null) {
    return `{"key":${name},"value":null}`
  }
  const type = await registry.getSchema(value.readInt32BE(1))
  return `{"key":${name},"value":${canonical(await registry.decode(value), type)}}`
}

async function ends(kafka) {
  const admin = kafka.admin()
  await admin.connect()
  const open = new Map()
  for (const topic of topics) {
    for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
      open.set(`${topic}/${partition}`, BigInt(high))
    }
  }
  await admin.disconnect()
  return open
}

async function read(kafka) {
  const lines = new Map(topics.map((topic) => [topic, []]))
  const open = await ends(kafka)
  const consumer = kafka.consumer({ groupId: `node-${process.pid}-${Date.now()}`, readUncommitted: false })
  await consumer.connect()
  await consumer.subscribe({ topics, fromBeginning: true })
  await new Promise((done, failed) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => failed(payload.error))
    consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        lines.get(topic).push(Buffer.from(await line(message)))
        if (BigInt(message.offset) + 1n >= open.get(`${topic}/${partition}`)) {
          open.delete(`${topic}/${partition}`)
        }
        if (open.size === 0) {
          done()
        }
      },
    })
  })
  await consumer.disconnect()
  return lines
}

function summary(lines) {
  const digest = createHash('sha256')
  for (const each of lines.sort(Buffer.compare)) {
    digest.update(each).update('\n')
  }
  return { count: lines.length, sha256: digest.digest('hex') }
}

const kafka = new Kafka({ clientId: 'macie-streams-node', brokers: bootstrap.split(','), logLevel: logLevel.ERROR })
const lines = await read(kafka)
console.log(JSON.stringify(Object.fromEntries(topics.map((topic) => [topic, summary(lines.get(topic))]))))
