# Compiles the service and builds its documentation.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# `npm ci` refuses a lock that lacks the variants of a package for other systems; `npm install`
# takes the versions from the lock all the same. No dependency needs its install script here.
RUN npm install --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY generated ./generated
COPY src ./src
COPY scripts/build.mjs ./scripts/
COPY scripts/docs ./scripts/docs
COPY web ./web
COPY client/src ./client/src
COPY docs ./docs
COPY client/README.md ./client/
RUN npm run build

# What the service needs when it runs. `optional` is what only building needs, and the tools that
# TypeORM names as peers.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production PORT=4000 DATA_DIR=/data
WORKDIR /app
COPY package.json ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The embedded database and the keys of development mode; unused with DATABASE_URL in production.
RUN install --directory --owner=node --group=node /data
VOLUME /data
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
