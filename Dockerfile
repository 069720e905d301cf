FROM node:24-slim

ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
# Only written to when DATABASE_URL is unset and Bulka runs a PostgreSQL of its own.
RUN mkdir data && chown node:node data

USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "scripts/health.mjs"]
CMD ["node", "src/main.ts"]
