'use client';
import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { ConfirmModal } from '../_ui/confirm-modal';
import { useHere } from '../_ui/frame/use-here';
import { sayDone } from '../_ui/notify';
import { QueryView } from '../_ui/query-view';
import { saveFile } from '../_ui/save-file';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { TextSkeleton } from '../_ui/skeletons';
import { type Outputs, useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import classes from './privacy.module.css';

type Person = { readonly email: string } | { readonly order: string };
type Held = Outputs['privacy']['person'];
type Open = 'leave' | 'finish';

const toPerson = (text: string): Person => (text.includes('@') ? { email: text } : { order: text });

/** What is held of one person: to hand it over, or to forget it. */
export function ErasurePanel() {
  const [text, setText] = useState('');
  const [person, setPerson] = useState<Person | null>(null);
  const look = (event: FormEvent) => {
    event.preventDefault();
    setPerson(text.trim() === '' ? null : toPerson(text.trim()));
  };
  return (
    <Section title="What is held of a person">
      <div className={classes['panel']}>
        <form className={classes['look']} onSubmit={look}>
          <TextInput
            label="Email address or order number"
            placeholder="ana@example.com"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            Look
          </Button>
        </form>
        {person && <Found key={JSON.stringify(person)} person={person} />}
      </div>
    </Section>
  );
}

function Found({ person }: { person: Person }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const query = useQuery(trpc.privacy.person.queryOptions({ workspace: slug, person }));
  return (
    <div className={classes['found']}>
      <QueryView query={query} skeleton={<TextSkeleton lines={3} />}>
        {(held) =>
          held.orders.length === 0 ? (
            <p>Nothing here is known of this person.</p>
          ) : (
            <Holding person={person} held={held} />
          )
        }
      </QueryView>
    </div>
  );
}

function Holding({ person, held }: { person: Person; held: Held }) {
  const { to } = useHere();
  const opened = held.orders.filter(({ isOpen }) => isOpen);
  const [open, setOpen] = useState<Open>('leave');
  return (
    <>
      <p>{sayHeld(held)}</p>
      <ul className={classes['orders']}>
        {held.orders.map(({ id, number, isOpen }) => (
          <li key={id}>
            <Link href={to(`orders/${id}`)}>{number}</Link>
            {isOpen && ', not finished'}
          </li>
        ))}
      </ul>
      {opened.length > 0 && (
        <Radio.Group
          mt="sm"
          label={`${sayMany(opened.length, { one: 'order is', many: 'orders are' })} not finished`}
          value={open}
          onChange={(value) => setOpen(value === 'finish' ? 'finish' : 'leave')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="leave" label="Leave them out; forget the person in the others" />
            <Radio value="finish" label="Finish them first: what waits is skipped and never sent" />
          </Stack>
        </Radio.Group>
      )}
      <div className={classes['buttons']}>
        <ExportButton person={person} />
        <EraseButton person={person} held={held} open={opened.length > 0 ? open : undefined} />
      </div>
    </>
  );
}

function sayHeld({ orders, messages, papers, mails, requests, notes }: Held): string {
  const parts = [
    sayMany(orders.length, { one: 'order' }),
    sayMany(messages, { one: 'message' }),
    sayMany(papers, { one: 'label or paper', many: 'labels and papers' }),
    sayMany(mails, { one: 'email' }),
    sayMany(requests, { one: 'request', many: 'requests' }),
    sayMany(notes, { one: 'note' }),
  ];
  return `Held of this person: ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.`;
}

function ExportButton({ person }: { person: Person }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const download = useMutation(
    trpc.privacy.exportPerson.mutationOptions({
      onSuccess: ({ fileName, json }) => saveFile({ name: fileName, type: 'application/json', content: json }),
    }),
  );
  return (
    <Button variant="default" loading={download.isPending} onClick={() => download.mutate({ workspace: slug, person })}>
      Export what is held
    </Button>
  );
}

interface Erasing {
  readonly person: Person;
  readonly held: Held;
  readonly open: Open | undefined;
}

function EraseButton({ person, held, open }: Erasing) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const erase = useMutation(
    trpc.privacy.erasePerson.mutationOptions({
      onSuccess: ({ orders, left }) => {
        setAsking(false);
        const rest = left.length > 0 ? ` Left as it is: ${left.join(', ')}.` : '';
        sayDone(`The person is out of ${sayMany(orders, { one: 'order' })}.${rest}`);
      },
    }),
  );
  const chosen = open === 'leave' ? held.orders.filter(({ isOpen }) => !isOpen) : held.orders;
  return (
    <>
      <Button color="red" disabled={chosen.length === 0} onClick={() => setAsking(true)}>
        Erase this person
      </Button>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Erase this person"
        text={`Name, addresses, messages, labels and notes go from ${sayMany(chosen.length, { one: 'order' })}, for good. Number, money and lines stay, and nothing that comes later brings the person back. There is no way back.`}
        verb="Erase"
        keep="Keep the person"
        busy={erase.isPending}
        onConfirm={() => erase.mutate({ workspace: slug, person, ...(open && { open }) })}
      />
    </>
  );
}
