import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { variables } from '../../src/config/variables.ts';
import { readConfig } from '../../src/config.ts';

type Service = {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  env_file?: string;
  ports?: string[];
  volumes?: string[];
  restart?: string;
  container_name?: string;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
};
type Compose = { services: Record<string, Service>; volumes: Record<string, null> };

const text = readFileSync('docker-compose.yml', 'utf8');
const { services, volumes } = parse(text, { merge: true }) as Compose;
const dockerfile = readFileSync('Dockerfile', 'utf8');
const ours = Object.entries(services).filter(([, service]) => service.build);
const scaled = ['bot', 'worker'].map((name) => [name, services[name]!] as const);
const filledIn = (value: string) =>
  value.replace(/\$\{(\w+)[^}]*\}/g, (_all, name) => (name === 'BOT_TOKEN' ? '1:a' : 'x'));

describe('The compose file', () => {
  it('has the parts of a bakery in production', () => {
    expect(Object.keys(services).sort()).toEqual(['bot', 'migrate', 'postgres', 'proxy', 'redis', 'worker']);
    expect(services.postgres!.image).toBe('postgres:18');
  });

  it.each(ours)('gives %s only settings that Bulka knows and accepts, and the rest from .env', (_name, service) => {
    expect(Object.keys(variables)).toEqual(expect.arrayContaining(Object.keys(service.environment!)));
    const env = Object.fromEntries(
      Object.entries(service.environment!).map(([name, value]) => [name, filledIn(value)]),
    );
    expect(readConfig(env).http).toEqual({ host: '0.0.0.0', port: 3000 });
    expect(service.env_file).toBe('.env');
  });

  it.each(scaled)('can run many of %s: no name, no port of the host', (name, service) => {
    expect(service.container_name).toBeUndefined();
    expect(service.ports).toBeUndefined();
    expect(service.environment!.ROLES).toBe(name);
  });

  it.each(scaled)('starts %s when the database is migrated and Redis answers', (_name, service) => {
    expect(service.depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      redis: { condition: 'service_healthy' },
    });
    expect(services.migrate!.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(services.migrate!.command).toEqual(['node', 'src/migrate.ts']);
  });

  it('waits only for services that report their health', () => {
    const waits = Object.values(services).flatMap(({ depends_on = {} }) => Object.entries(depends_on));
    for (const [name, { condition }] of waits.filter((wait) => wait[1].condition === 'service_healthy')) {
      const service = services[name]!;
      const reports =
        service.healthcheck?.test !== undefined || (service.build && dockerfile.includes('\nHEALTHCHECK '));
      expect([name, condition, Boolean(reports)]).toEqual([name, 'service_healthy', true]);
    }
  });

  it('loses no job of the queues', () => {
    const command = services.redis!.command!.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it('keeps what must outlive a container in volumes that it declares', () => {
    const used = Object.values(services).flatMap((service) => (service.volumes ?? []).map((v) => v.split(':')[0]));
    expect(used.sort()).toEqual(Object.keys(volumes).sort());
    expect(services.postgres!.volumes).toEqual(['postgres:/var/lib/postgresql']);
  });

  it('brings everything back that ends', () => {
    for (const [name, { restart }] of Object.entries(services)) {
      expect([name, restart]).toEqual([name, name === 'migrate' ? 'on-failure:5' : 'unless-stopped']);
    }
  });

  it('publishes nothing but the proxy', () => {
    const published = Object.entries(services).filter(([, service]) => service.ports);
    expect(published.map(([name]) => name)).toEqual(['proxy']);
  });

  it('holds no secret', () => {
    const secrets = text.match(/(TOKEN|SECRET|PASSWORD): .*|:\/\/\w*:[^\n@]*@/g)!;
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(secret).toMatch(/: ?\$\{\w+:\?[^}]*\}@?$/);
  });
});

describe('The image', () => {
  it('runs the Node the project asks for, not as root', () => {
    const wanted = JSON.parse(readFileSync('package.json', 'utf8')).engines.node.match(/\d+/)[0];
    expect(dockerfile).toMatch(new RegExp(`^FROM node:${wanted}-slim\n`));
    expect(dockerfile).toMatch(/\nUSER node\n(?![\s\S]*\nUSER )/);
  });

  it('leaves out secrets, data and what npm installs afresh', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.git', 'data', 'node_modules']));
    for (const name of ['src', 'locales', 'migrations', 'scripts']) expect(ignored).not.toContain(name);
  });
});
