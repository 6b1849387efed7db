import { pageOf } from '../answers/common';
import { Channel, Connection, ConnectionRow, Tested } from '../answers/connections';
import { Made } from '../answers/flows';
import { type Operation, operation, reshaped, whole } from '../operation';

const group = 'Connections';
const account = {
  connector: 'generic',
  settings: { signature: 'hmacHex', signatureHeader: 'x-signature' },
  credentials: { webhookSecret: 'choose-a-long-random-secret' },
};

export const connectionOperations: readonly Operation[] = [
  reshaped({
    id: 'listChannels',
    method: 'get',
    path: '/channels',
    procedure: 'connectors.list',
    group,
    title: 'List what can be connected, and what each asks for',
    answer: pageOf(Channel),
    shape: whole,
  }),
  reshaped({
    id: 'listConnections',
    method: 'get',
    path: '/connections',
    procedure: 'connections.list',
    group,
    title: 'List the connections',
    answer: pageOf(ConnectionRow),
    shape: whole,
  }),
  operation({
    id: 'createConnection',
    method: 'post',
    path: '/connections',
    procedure: 'connections.create',
    group,
    title: 'Connect an account',
    text: 'The channel itself has to confirm it; one that does not work is not kept.',
    location: '/connections/{id}',
    answer: Made,
    example: { ...account, name: 'Our ERP' },
  }),
  operation({
    id: 'getConnection',
    method: 'get',
    path: '/connections/{connectionId}',
    procedure: 'connections.get',
    group,
    title: 'Get a connection',
    answer: Connection,
  }),
  operation({
    id: 'testConnection',
    method: 'post',
    path: '/connections/{connectionId}/test',
    procedure: 'connections.test',
    group,
    title: 'Test a connection',
    form: 'connectionId',
    answer: Tested,
  }),
  operation({
    id: 'testAccount',
    method: 'post',
    path: '/connection-tests',
    procedure: 'connections.test',
    group,
    title: 'Test an account before it is connected',
    form: 'connector',
    answer: Tested,
    example: account,
  }),
];
