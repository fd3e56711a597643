# `gong serve` as a container; docs/webhook.md says how to run it. It writes nothing, so give it a read-only file system:
#   docker build -t gong-serve .
#   docker run --read-only --cap-drop ALL --stop-timeout 60 -p 8080:8080 --env-file serve.env gong-serve
FROM node:22.23.3-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22.23.3-bookworm-slim
# nothing that installs or builds
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn* /opt/yarn*
WORKDIR /app
COPY --from=build /app/package.json /app/oclif.manifest.json ./
COPY --from=build /app/bin bin
COPY --from=build /app/lib lib
COPY --from=build /app/messages messages
COPY --from=build /app/force-app/main/default/lwc/gongRules force-app/main/default/lwc/gongRules
COPY --from=build /app/node_modules node_modules
# no home directory and no log file: the login comes from the environment, the log goes to standard error
ENV NODE_ENV=production HOME=/nonexistent SF_DISABLE_LOG_FILE=true SF_DISABLE_TELEMETRY=true GONG_HOST=0.0.0.0 PORT=8080
USER 1000
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/gong.js"]
CMD ["serve"]
