import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-problem';

describe('a password', () => {
  it.each(['correct horse battery', 'Vier blaue Elefanten', 'k7#pQz!m2Lw9', 'trädgårdsmästare82'])(
    'may be %s',
    (one) => {
      expect(passwordProblem(one)).toBeNull();
    },
  );

  it.each([
    ['eleven char', 'elevenchars'],
    ['one letter again and again', 'aaaaaaaaaaaaaaaa'],
    ['two letters again and again', 'abababababababab'],
    ['digits only', '123456789012'],
    ['a common word with digits', 'password1234!'],
    ['a common word in disguise', 'P@ssw0rd2026!'],
    ['the keyboard', 'qwertyuiop123'],
    ['common words in a row', 'iloveyousunshine'],
  ])('may not be %s', (_what, one) => {
    expect(passwordProblem(one)).toMatchObject({ code: 'account.passwordWeak' });
  });

  it('may not be made of the name, the address or the workspace', () => {
    const about = ['Ana Ruiz', 'ana@harbour.example', 'Harbour Home'];
    expect(passwordProblem('HarbourHome2026', about)).toMatchObject({ code: 'account.passwordWeak' });
    expect(passwordProblem('ana.ruiz.ana.ruiz', about)).toMatchObject({ code: 'account.passwordWeak' });
    expect(passwordProblem('harbour lantern tide', about)).toBeNull();
  });

  it('may have at most 128 characters', () => {
    expect(passwordProblem('abcdefgh'.repeat(16))).toBeNull();
    expect(passwordProblem(`${'abcdefgh'.repeat(16)}i`)).toMatchObject({ code: 'account.passwordWeak' });
  });
});
