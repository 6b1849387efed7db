'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { sayDone } from '../_ui/notify';
import { Section } from '../_ui/section';
import classes from './account.module.css';
import { NewRecoveryCodes, TurnOffSecondStep } from './second-step-modals';
import { SetUpSecondStep } from './set-up-second-step';

/** A code of the phone at sign-in: on or off, and what goes with it. */
export function SecondStepSection({ isOn, onChange }: { isOn: boolean; onChange: () => void }) {
  const [isSettingUp, setSettingUp] = useState(false);
  const finish = () => {
    setSettingUp(false);
    sayDone('From now on you sign in with a code of your phone. Other devices are signed out.');
    onChange();
  };
  return (
    <Section title="Second step at sign-in">
      <div className={classes['panel']}>
        {isSettingUp && <SetUpSecondStep onDone={finish} />}
        {!isSettingUp && isOn && <On onChange={onChange} />}
        {!isSettingUp && !isOn && (
          <>
            <p className={classes['line']}>
              Off. With it, a stolen password alone lets nobody in: Sluice also asks for a code of your phone.
            </p>
            <div className={classes['buttons']}>
              <Button onClick={() => setSettingUp(true)}>Set it up</Button>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}

function On({ onChange }: { onChange: () => void }) {
  const [isRenewing, renewing] = useDisclosure(false);
  const [isEnding, ending] = useDisclosure(false);
  return (
    <>
      <p className={classes['line']}>On. Sluice asks for a code of your phone, or for one of your recovery codes.</p>
      <div className={classes['buttons']}>
        <Button variant="default" onClick={renewing.open}>
          New recovery codes
        </Button>
        <Button variant="default" onClick={ending.open}>
          Turn it off
        </Button>
      </div>
      <NewRecoveryCodes opened={isRenewing} onClose={renewing.close} />
      <TurnOffSecondStep
        opened={isEnding}
        onClose={() => {
          ending.close();
          onChange();
        }}
      />
    </>
  );
}
