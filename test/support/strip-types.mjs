import { stripTypeScriptTypes } from 'node:module';

/** Jest reads TypeScript the way Node runs it: the types are stripped and nothing else changes. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
};
