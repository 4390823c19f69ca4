import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { AskDialog } from './ask-dialog';

it('takes an address only as one line that leads to a page', async () => {
  const given: unknown[] = [];
  const question = {
    title: 'It was published',
    confirm: 'Add the placement',
    textLabel: 'Address of the article',
    address: true,
    wantsReason: true,
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: MAT_DIALOG_DATA, useValue: question },
      { provide: MatDialogRef, useValue: { close: (answer: unknown) => given.push(answer) } },
    ],
  });
  const fixture = TestBed.createComponent(AskDialog);
  await fixture.whenStable();
  const field = (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
  const write = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  };
  write('the lantern weekly');
  expect(given).toEqual([]);
  write(' https://lantern-weekly.example/first-hire ');
  expect(given).toMatchObject([{ text: 'https://lantern-weekly.example/first-hire' }]);
});
