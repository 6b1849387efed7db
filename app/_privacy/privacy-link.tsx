import { useHere } from '../_ui/frame/use-here';
import { LinkButton } from '../_ui/link-button';
import { Section } from '../_ui/section';
import { useMay } from '../_ui/workspace';

/** In the settings: the way to what is kept of people, for those who look after it. */
export function PrivacyLink() {
  const may = useMay();
  const { to } = useHere();
  if (!may.admin) return null;
  return (
    <Section title="Personal data">
      <LinkButton href={to('settings/privacy')} variant="default">
        How long it is kept, and erasing a person
      </LinkButton>
    </Section>
  );
}
