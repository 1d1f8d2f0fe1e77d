import path from 'node:path';
import type { Server } from 'node:http';
import type { DataSource } from 'typeorm';
import { ChatLog } from './log/chat-log';
import { isHidden, readChange } from './change-kinds';
import { chatEntities } from './chats/chat-entities';
import { createBlocks } from './blocks/create-blocks';
import { ChatRepository } from './chats/chat-repository';
import { createChats } from './chats/create-chats';
import { KnownParticipants } from './chats/membership/known-participants';
import type { Config } from './config';
import { type Database, openDatabase } from './database/database';
import { readEpoch } from './database/epoch';
import type { FeatureContext } from './feature-context';
import { clientAddressOf } from './http/client-address';
import { type DisputedRequest, DisputedRequests } from './http/disputed-requests';
import { builtDocsFolder } from './http/documents';
import { installGate } from './http/gate';
import { developmentHandlers } from './sessions/development-handlers';
import { healthHandlers } from './health/health-handlers';
import { createListener } from './http/listener';
import { answerProblem } from './http/problem';
import { createHttpServer } from './http/server';
import { ConcurrencyLimit } from './limits/concurrency-limit';
import { createLimits, type Limits } from './limits/limits';
import { SharedConcurrencyLimit } from './limits/shared-concurrency-limit';
import type { SharedCounts } from './limits/shared-counts';
import { RedisCounts } from './limits/shared-counts-redis';
import { Turns } from './limits/turns';
import type { Logger } from './logger';
import { createMessages } from './messages/create-messages';
import { createOwnState } from './own-state/create-own-state';
import { UserLog } from './own-state/user-log';
import { createPins } from './pins/create-pins';
import type { Broker } from './realtime/cluster/broker';
import { MemoryBroker } from './realtime/cluster/broker-memory';
import { RedisBroker } from './realtime/cluster/broker-redis';
import { MemoryOccupancy, type Occupancy } from './realtime/cluster/occupancy';
import { RedisOccupancy } from './realtime/cluster/occupancy-redis';
import type { KnownEpoch } from './realtime/cluster/known-epoch';
import { brokerPublisher } from './realtime/cluster/publisher';
import { openRedisChannels } from './realtime/cluster/redis-channels';
import { createCommandHandlers } from './realtime/commands/commands';
import { Gateway } from './realtime/commands/gateway';
import { FlushQueue } from './realtime/connection/flush-queue';
import { createFeeds } from './realtime/delivery/feeds';
import { Hub } from './realtime/delivery/hub';
import { Listeners } from './realtime/delivery/listeners';
import { Reconciler, RevisionCheck } from './realtime/delivery/reconciler';
import { Admission } from './realtime/entrance/admission';
import { HandshakeLog } from './realtime/entrance/handshake-log';
import { Lobby } from './realtime/entrance/lobby';
import { SocketIoTransportServer } from './realtime/entrance/socketio-transport';
import { routeUpgrades } from './realtime/entrance/upgrades';
import { WebSocketTransportServer } from './realtime/entrance/websocket-transport';
import { EventCheck, type RefusedEvent } from './realtime/wire/event-check';
import { createPresence } from './presence/create-presence';
import type { OnlineUsers } from './presence/online-users';
import { createReactions } from './reactions/create-reactions';
import { createUsers } from './users/create-users';
import { createReceipts } from './receipts/create-receipts';
import { Service } from './service';
import { Authenticator } from './sessions/authenticator';
import { DevSessions } from './sessions/dev-sessions';
import { Origins } from './sessions/origins';
import { PublishedKeys } from './sessions/published-keys';
import { localKeys } from './sessions/session-keys';
import { SessionVerifier } from './sessions/session-verifier';
import { createTyping } from './typing/create-typing';
import { WriteDeadline } from './write-deadline';

// What of a chat waits for a row that is locked: changes of its participants, and marks as read.
const maxWaitingInChat = 100;

/** What a test may set and watch. */
export interface ComposeOptions {
  /** Is told of each event that did not fit the contract. */
  onRefusedEvent?: (refused: RefusedEvent) => void;
  /** Is told of each request that was refused although it fits the contract. */
  onDisputedRequest?: (disputed: DisputedRequest) => void;
  /** The folder of the documentation at `/docs`; by default the one that `npm run build` writes. */
  docsFolder?: string;
}

/** Builds the service that the configuration describes: the only place where parts are joined. */
export async function compose(
  config: Config,
  log: Logger,
  options: ComposeOptions = {},
): Promise<Service> {
  const { devSessions, verifier } = await composeSessions(config);
  const origins = new Origins(config.allowedOrigins, devSessions !== undefined);
  const authenticator = new Authenticator(origins, verifier);
  const database = await openDatabase(
    config.databaseUrl === undefined
      ? { folder: path.join(config.dataDir, 'database') }
      : { url: config.databaseUrl },
    chatEntities,
    config.databaseLimits,
    log,
  );
  const { broker, occupancy, counts } = composeCluster(config, log);
  const limits = createLimits(config.limits, counts);
  const addressOf = clientAddressOf(config.trustedProxies);
  const requestsUnderWay = new ConcurrencyLimit(config.maxRequestsPerAddress);
  const epoch: KnownEpoch = { current: undefined };
  const { waitMs } = config.databaseLimits;
  const context: FeatureContext = {
    database,
    chatLog: logsOf(database.requests).chats,
    publisher: brokerPublisher(broker, epoch),
    limits,
    newTurns: () => new Turns({ maxWaiting: maxWaitingInChat, maxWaitMs: waitMs }),
    maxParticipants: config.maxParticipants,
    maxChatsPerUser: config.maxChatsPerUser,
    editWindowMs: config.editWindowMs,
    writeQueue: { maxWaiting: config.sendQueue, maxWaitMs: waitMs },
    users: config.users,
    directChats: config.directChats,
    log,
  };
  const features = composeFeatures(context, occupancy);
  verifier.onVerified(features.introduce);
  const server = createHttpServer(
    createListener({
      handlers: {
        ...features.handlers,
        ...healthHandlers({
          database: () => database.isWritable(),
          sessionKeys: () => verifier.ready(),
        }),
        ...developmentHandlers(devSessions),
      },
      authenticator,
      origins,
      limits,
      addressOf,
      absent: new Set(devSessions === undefined ? ['createDevSession'] : []),
      webChat: config.webChat ? { isDevelopment: devSessions !== undefined } : undefined,
      docsFolder: options.docsFolder ?? builtDocsFolder,
      requestsUnderWay,
      disputed: new DisputedRequests(log, options.onDisputedRequest),
      log,
    }),
    config.httpTimeouts,
  );
  const check = new EventCheck(log, options.onRefusedEvent);
  const handshakeLog = new HandshakeLog(log, addressOf);
  const admission = new Admission(
    authenticator,
    devSessions === undefined,
    {
      ...limits,
      addressOf,
      connections: new SharedConcurrencyLimit('connections', config.maxConnectionsPerUser, counts),
    },
    handshakeLog,
  );
  const realtime = composeRealtime({
    config,
    server,
    broker,
    occupancy,
    database,
    features,
    epoch,
    origins,
    admission,
    lobby: new Lobby(requestsUnderWay, addressOf, config.handshakeTimeoutMs),
    limits,
    handshakeLog,
    check,
    log,
  });
  installGate(server, log);
  new WriteDeadline(server, config.writeTimeoutMs, log);
  return new Service(server, realtime, features.jobs, { broker, occupancy, database });
}

async function composeSessions({ session, dataDir }: Config) {
  if (session.mode === 'jwks') {
    return {
      devSessions: undefined,
      verifier: new SessionVerifier(new PublishedKeys(session.jwksUrl), session),
    };
  }
  const devSessions = await DevSessions.open(dataDir);
  const keys = localKeys([devSessions.publicKey]);
  const verifier = new SessionVerifier(keys, { algorithms: DevSessions.algorithms });
  return { devSessions, verifier };
}

interface Cluster {
  broker: Broker;
  occupancy: Occupancy;
  counts: SharedCounts | undefined;
}

/** What connects this node with others; without Redis it is the only one. */
function composeCluster({ redisUrl }: Config, log: Logger): Cluster {
  if (redisUrl === undefined) {
    return { broker: new MemoryBroker(), occupancy: new MemoryOccupancy(), counts: undefined };
  }
  const redis = openRedisChannels(redisUrl, log);
  return {
    broker: new RedisBroker(redis),
    occupancy: new RedisOccupancy(redis),
    counts: new RedisCounts(redis),
  };
}

/** Builds the features; each stands in a folder of its own. */
function composeFeatures(context: FeatureContext, online: OnlineUsers) {
  const { requests } = context.database;
  const participants = new KnownParticipants(requests, new ChatRepository(requests));
  const presence = createPresence(context, online);
  const users = createUsers(context, {
    receiptsSet: participants.forget.bind(participants),
    presenceSet: presence.visibilityChanged,
  });
  const blocks = createBlocks(context, presence.blockChanged);
  const chats = createChats(context, users.service, blocks.service);
  const messages = createMessages(context);
  const reactions = createReactions(context, messages);
  const pins = createPins(context, messages);
  const receipts = createReceipts(context, participants);
  const ownState = createOwnState(context, receipts.onRead);
  const typing = createTyping(context, participants);
  return {
    handlers: {
      ...{ ...chats.handlers, ...messages.handlers },
      ...{ ...reactions.handlers, ...pins.handlers, ...ownState.handlers },
      ...{ ...users.handlers, ...blocks.handlers },
      ...{ ...receipts.handlers, ...typing.handlers, ...presence.handlers },
    },
    findChatHead: chats.follow,
    findUserHead: ownState.findHead,
    jobs: [chats.job, presence.job],
    introduce: users.introduce,
  };
}

function composeRealtime(parts: {
  config: Config;
  server: Server;
  broker: Broker;
  occupancy: Occupancy;
  database: Database;
  features: ReturnType<typeof composeFeatures>;
  epoch: KnownEpoch;
  origins: Origins;
  admission: Admission;
  lobby: Lobby;
  limits: Limits;
  handshakeLog: HandshakeLog;
  check: EventCheck;
  log: Logger;
}) {
  const { config, server, broker, occupancy, database, features, origins, admission, check, log } =
    parts;
  const { epoch, lobby, limits, handshakeLog } = parts;
  const feeds = createFeeds(broker, occupancy, check, logsOf(database.delivery), log);
  const listeners = new Listeners(feeds, features.findUserHead, check, log);
  const hub = new Hub(broker, feeds, listeners, features.findChatHead, occupancy, log);
  const gateway = new Gateway(
    hub,
    createCommandHandlers(hub, occupancy, limits.replay, log),
    check,
    new FlushQueue(),
    limits.command,
    log,
  );
  const webSockets = new WebSocketTransportServer(gateway, admission, handshakeLog, check, lobby);
  routeUpgrades(server, webSockets);
  const socketIo = new SocketIoTransportServer(
    server,
    origins,
    { polling: config.socketIoPolling },
    lobby,
    (error, request, response) => answerProblem(log, error, request, response),
    handshakeLog,
    gateway,
    admission,
    check,
  );
  const checked = logsOf(database.checks);
  const checks = [
    new RevisionCheck(feeds.chats, checked.chats),
    new RevisionCheck(feeds.users, checked.users),
    listeners,
  ];
  const reconciler = new Reconciler(checks, () => readEpoch(database.checks), epoch, log);
  return { gateway, webSockets, socketIo, reconciler };
}

/** The logs, read over connections of one kind. */
function logsOf(dataSource: DataSource) {
  return { chats: new ChatLog(dataSource, readChange, isHidden), users: new UserLog(dataSource) };
}
