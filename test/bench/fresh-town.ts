import pg from 'pg';
import { migrate } from '../../src/database/migrate.ts';
import { buildTown, type Town } from './town.ts';

/** A database of one's own on the benchmark's server, migrated. @returns its URL. */
export async function freshDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(`/${name}`, serverUrl).href;
  await migrate(url);
  return url;
}

/** Such a database with a town in it. */
export async function freshTown(serverUrl: string, name: string, people: number): Promise<{ url: string; town: Town }> {
  const url = await freshDatabase(serverUrl, name);
  return { url, town: await buildTown(url, people) };
}
