/** Which folder may import which: pages → trpc → use cases → db, connectors → nodes. README.md draws the same picture. */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const outside = (...allowed) => ({ pathNot: `^(${allowed.join('|')})` });
const tests = '\\.(test|spec)\\.tsx?$';
const useCases = 'flows|orders|papers|runs|connections|workspaces|health|templates|alerts|labels|staff|platform';

module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }, 'Two files that need each other are one file, or three.'),
    // A peer brings its own packages, and only where it is tried.
    forbid(
      'nothing-missing',
      { pathNot: '^server/peers/.*\\.cjs$' },
      { couldNotResolve: true },
      'The import leads nowhere.',
    ),
    forbid(
      'nodes-are-pure',
      { path: '^nodes/', pathNot: tests },
      outside('nodes/', 'node_modules/(zod|re2js|decimal\\.js)/'),
      'nodes/ runs in the browser and in jobs: zod, re2js, decimal.js and itself, nothing else.',
    ),
    forbid(
      'engine-is-pure',
      { path: '^server/engine/', pathNot: tests },
      outside('nodes/', 'server/engine/', 'node_modules/(zod|decimal\\.js)/', '(node:)?crypto$'),
      'The engine decides; server/jobs does. Of Node it may use a hash, which is pure.',
    ),
    forbid(
      'connectors-know-only-orders',
      { path: '^server/connectors/', pathNot: tests },
      outside(
        'nodes/(capability|order|problem)',
        'server/connectors/',
        'server/http/',
        'node_modules/(zod|decimal\\.js|undici|@types/node)/',
        'node:|[a-z_/]+$', // Node's own modules, named with or without the prefix
      ),
      'No database, no queue, no flow in a connector.',
    ),
    forbid(
      'no-connector-to-connector',
      { path: '^server/connectors/([^/]+)/', pathNot: tests },
      { path: '^server/connectors/([^/]+)/', pathNot: '^server/connectors/($1|simulator-kit)/' },
      'Shared code goes up into connectors/, a simulator stands on simulator-kit.',
    ),
    forbid(
      'channels-are-known-by-the-registry-alone',
      {
        path: '^(app|nodes|server)/',
        pathNot: [tests, '^server/connectors/', '^server/(sandbox|tooling|peers|faults|bench)/', '^app/_e2e/'],
      },
      { path: '^server/connectors/[^/]+/', pathNot: '^server/connectors/(generic|simulator-kit)/' },
      'A new channel is one folder and one line of the registry.',
    ),
    forbid(
      'queries-only-query',
      { path: '^server/db/', pathNot: [tests, '^server/db/(test-database|dump-schema|generate-types|migrate)\\.ts$'] },
      outside('nodes/', 'server/db/', 'migrations/', 'node_modules/(kysely|pg|zod|@types/pg)/', 'node:|[a-z_/]+$'),
      'The database layer knows the database and the domain, and nobody above it.',
    ),
    forbid(
      'routers-stay-thin',
      { path: '^server/trpc/routers/', pathNot: tests },
      {
        path: '^server/(engine|connectors|jobs|inbox)/|node_modules/(kysely|pg|pg-boss)/',
        dependencyTypesNot: ['type-only'],
      },
      'A router calls one use case or one query.',
    ),
    forbid(
      'use-cases-do-not-know-trpc',
      { path: `^server/(${useCases}|inbox|jobs|db|engine|connectors|http|crypto)/`, pathNot: tests },
      { path: '^server/trpc/|node_modules/@trpc/' },
      'tRPC stands above the use cases; a job needs them without it.',
    ),
    forbid(
      'server-never-sees-ui',
      { path: '^server/', pathNot: [tests, '^server/(web|tooling)/', '^server/main\\.ts$'] },
      { path: '^app/|node_modules/(react|react-dom|next|@xyflow|@mantine)/' },
      'What the server does never depends on how it is shown.',
    ),
    forbid(
      'ui-takes-only-types-from-server',
      { path: '^app/_', pathNot: [tests, '^app/_e2e/'] },
      { path: '^server/', dependencyTypesNot: ['type-only'] },
      'A value import would put server code in the browser bundle.',
    ),
    forbid(
      'migrations-stand-alone',
      { path: '^migrations/', pathNot: tests },
      { path: '^(app|server|nodes)/' },
      'A released migration must never change meaning.',
    ),
    forbid(
      'product-without-tools',
      {
        path: '^(app|server|nodes)/',
        pathNot: [
          tests,
          '^server/(tooling|bench|faults|peers)/',
          '^app/_e2e/',
          '^server/db/(test-database|dump-schema|generate-types)\\.ts$',
          'an-order\\.ts$',
        ],
      },
      { path: '^server/(tooling|bench|faults|peers)/|node_modules/(vitest|fast-check|@playwright|autocannon)/' },
      'What customers run does not need what only developers run.',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(server/peers/node_modules|\\.next)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
