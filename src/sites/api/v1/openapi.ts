// The OpenAPI 3.1 document, made of the schemas that the server checks with.
import type { TSchema } from 'typebox'
import { type Operation, TAGS } from './operation.ts'
import { operations } from './operations.ts'
import { Problems } from './schemas.ts'

/** The whole document, for the address this council answers at. */
export function describeApi(origin: string, name: string): object {
  const components: Record<string, unknown> = {}
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describeOperation(operation, components) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `${name}: services and requests`,
      version: '1',
      description: 'Reading is open. Sending needs a key, which the council gives. Open311 is at /open311/v2.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    tags: TAGS.map(tag => ({ name: tag })),
    paths,
    components: {
      schemas: { ...components },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      },
    },
  }
}

function describeOperation(operation: Operation, components: Record<string, unknown>): object {
  const { method, tag, summary, params, query, answer } = operation
  const shape = (schema: TSchema) => shared(schema, components)
  const media = (method === 'get' && operation.media) || 'application/json'
  const answered = { description: 'As asked', content: { [media]: { schema: shape(answer) } } }
  const wrong = { description: 'What is wrong', content: { 'application/json': { schema: shape(Problems) } } }
  return {
    operationId: nameOf(operation),
    tags: [tag],
    summary,
    parameters: [
      ...parametersIn('path', params, shape),
      ...parametersIn('query', query, shape),
      ...(method === 'post' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(method === 'post' && {
      security: [{ bearer: [] }, { header: [] }],
      requestBody: { required: true, content: { 'application/json': { schema: shape(operation.body) } } },
    }),
    responses: {
      200: answered,
      ...(method === 'post' && { 201: { ...answered, description: 'Taken in' } }),
      default: wrong,
    },
  }
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Any text of yours that names this sending. The same one again gets the same answer and makes nothing new.',
  schema: { type: 'string', maxLength: 500 },
}

const nameOf = ({ method, path }: Operation): string =>
  [method, ...path.split(/[/.:]/).filter(Boolean)]
    .map((part, index) => (index ? part[0]!.toUpperCase() + part.slice(1) : part))
    .join('')

interface ObjectSchema {
  properties?: Record<string, TSchema & { description?: string }>
  required?: string[]
}

function parametersIn(place: 'path' | 'query', schema: ObjectSchema, shape: (schema: TSchema) => unknown): object[] {
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...own }]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    ...(description && { description }),
    schema: shape(own as TSchema),
  }))
}

/** A schema as plain JSON, where those with a title are components and are referred to. */
function shared(schema: unknown, components: Record<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map(each => shared(each, components))
  if (typeof schema !== 'object' || schema === null) return schema
  const { title, ...rest } = schema as Record<string, unknown>
  const inner = () => Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, shared(each, components)]))
  if (typeof title !== 'string') return title === undefined ? inner() : { title: shared(title, components), ...inner() }
  components[title] ??= inner()
  return { $ref: `#/components/schemas/${title}` }
}
