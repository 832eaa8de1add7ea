import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Sayable, xmlDocument } from '../xml.ts'

export type Format = 'json' | 'xml'

/** The format an address ends with, else `?format=`, else what is accepted, else XML: GeoReport's own. */
export function formatOf(request: FastifyRequest): Format {
  const [path = ''] = request.url.split('?', 1)
  const { format } = request.query as { format?: unknown }
  const named = /\.(json|xml)$/i.exec(path)?.[1]?.toLowerCase() ?? format
  if (named === 'json' || named === 'xml') return named
  const { accept = '' } = request.headers
  const [json, xml] = [accept.indexOf('json'), accept.indexOf('xml')]
  return json >= 0 && (xml < 0 || json < xml) ? 'json' : 'xml'
}

/** What is in an address before `.json` or `.xml`. */
export const withoutFormat = (last: string): string => last.replace(/\.(?:json|xml)$/i, '')

/** Writes it in the format asked for. JSON has no root element: the 'Spark convention' of Open311. */
export function write(format: Format, root: string, data: Sayable): string {
  return format === 'json' ? JSON.stringify(data) : xmlDocument(root, data)
}

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' }

export function send(request: FastifyRequest, reply: FastifyReply, root: string, data: Sayable): FastifyReply {
  const format = formatOf(request)
  return sendText(reply, format, write(format, root, data))
}

export function sendText(reply: FastifyReply, format: Format, text: string): FastifyReply {
  return reply.header('vary', 'accept').type(TYPES[format]).send(text)
}
