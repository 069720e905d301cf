import pg from 'pg';
import { migrate } from '../../src/database/migrate.ts';
import { buildTown, type Town } from './town.ts';

/** A database of one's own on the benchmark's server, migrated and with a town in it. */
export async function freshTown(serverUrl: string, name: string, people: number): Promise<{ url: string; town: Town }> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(`/${name}`, serverUrl).href;
  await migrate(url);
  return { url, town: await buildTown(url, people) };
}
