// The container's health check: exit 0 when /healthz answers.
const { PORT = '3000' } = process.env;
const answer = await fetch(`http://127.0.0.1:${PORT || 3000}/healthz`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
