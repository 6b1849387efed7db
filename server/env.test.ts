import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnv, variables } from './env';

describe('the environment', () => {
  it('needs no variable at all', () => {
    expect(readEnv({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', publicUrl: 'http://localhost:3000' });
  });

  it('treats an empty variable as one that is not set', () => {
    expect(readEnv({ PORT: '', PUBLIC_URL: '' }).PORT).toBe(3000);
  });

  it('says which variable is wrong and what it should be', () => {
    expect(() => readEnv({ PORT: 'http', PUBLIC_URL: 'sluice.example.com' })).toThrow(EnvironmentError);
    expect(() => readEnv({ PORT: '70000' })).toThrow(/PORT/);
    expect(() => readEnv({ PUBLIC_URL: 'sluice.example.com' })).toThrow(
      'PUBLIC_URL is an address such as https://sluice.example.com.',
    );
  });

  it('accepts requests from the public address alone, once there is one', () => {
    expect(readEnv({ PUBLIC_URL: 'https://sluice.example.com/' }).origins).toEqual(['https://sluice.example.com']);
  });

  it('describes every variable', () => {
    for (const [name, schema] of Object.entries(variables)) expect(schema.description, name).toBeTruthy();
  });
});
