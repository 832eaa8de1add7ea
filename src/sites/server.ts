import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fixedFiles from '@fastify/static'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { ASSET_FOLDER } from '../platform/assets/build.ts'
import type { Log } from '../platform/log.ts'
import { allStorable } from '../platform/storable.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered however much there is to do. */
    isAlwaysAnswered?: boolean
  }
}

export interface ServerSettings {
  log: Log
  /** How many proxies stand in front. */
  trustProxy: number
  /** https: tells browsers to stay on https. */
  secure: boolean
  /** Host that map pictures come from, as CSP writes it. */
  imageSource?: string
  /** Kept from its work for so many milliseconds, it asks whoever comes to come again. Default 5,000; Infinity: never. */
  overwhelmedAfter?: number
}

/** The HTTP server with its guards, before any site is on it. */
export async function createServer(settings: ServerSettings): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: settings.log as unknown as FastifyInstance['log'],
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID().slice(0, 8),
    trustProxy: (_address, hop) => hop < settings.trustProxy,
    bodyLimit: 1_000_000,
    // Addresses can hold much: 5,000 characters that somebody said, in any script; a thousand ids to look up.
    http: { maxHeaderSize: 65_536 },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 1_000_000 })
  await app.register(multipart, { throwFileSizeLimit: false, limits: { fields: 200, fieldSize: 100_000, parts: 220 } })
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: { directives: contentPolicy(settings) },
    hsts: settings.secure,
  })
  await app.register(rateLimit, { global: false })
  await turnAwayWhenOverwhelmed(app, settings.overwhelmedAfter ?? 5_000)
  await app.register(fixedFiles, {
    root: ASSET_FOLDER,
    prefix: '/assets/',
    maxAge: '365d',
    immutable: true,
    index: false,
  })
  keepStorable(app)
  logAnswers(app)
  return app
}

/** Whatever is asked or sent, pages and programs alike. A body that is read as text, because it is signed, is its reader's to mend. */
function keepStorable(app: FastifyInstance): void {
  app.addHook('preValidation', async request => {
    allStorable(request.params)
    allStorable(request.query)
    allStorable(request.cookies)
    if (typeof request.body === 'object') allStorable(request.body)
  })
}

const STARTING = 10_000

/** How long this process was kept from its work while it was starting says nothing about how busy it is. */
async function turnAwayWhenOverwhelmed(app: FastifyInstance, overwhelmedAfter: number): Promise<void> {
  const began = performance.now()
  await app.register(underPressure, { maxEventLoopDelay: overwhelmedAfter, pressureHandler: () => {} })
  // After a form was read: what is typed in it is given back.
  app.addHook('preHandler', async (request, reply) => {
    // Whoever is on the telephone cannot try again later; a page without its scripts does not keep what is typed in it.
    if (request.routeOptions.config.isAlwaysAnswered || isAsset(request)) return
    if (!app.isUnderPressure() || performance.now() - began < STARTING) return
    reply.header('retry-after', '5')
    throw Object.assign(new Error('overwhelmed'), { statusCode: 503 })
  })
}

const isAsset = ({ routeOptions }: FastifyRequest): boolean => !!routeOptions.url?.startsWith('/assets/')

function contentPolicy({ imageSource, secure }: ServerSettings) {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:', ...(imageSource ? [imageSource] : [])],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    ...(secure ? {} : { upgradeInsecureRequests: null }),
  }
}

/** One line an answer: the route's pattern, never the address itself, which can hold a private link. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    if (isAsset(request)) return
    const route = request.routeOptions.url ?? 'unknown'
    request.log.info(
      { route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}
