import { TestBed } from '@angular/core/testing';
import { ErrorCard } from './error-card';

it('says each thing that is wrong once', async () => {
  const fixture = TestBed.createComponent(ErrorCard);
  const errors = [
    { pointer: '/url', message: 'This is no web address.' },
    { pointer: '/outlet', message: 'The outlet is too long.' },
  ];
  fixture.componentRef.setInput('problem', { title: 'Not right', detail: 'This is no web address.', traceId: '', errors });
  await fixture.whenStable();
  const said = [...(fixture.nativeElement as HTMLElement).querySelectorAll('p')].map((each) => each.textContent.trim());
  expect(said).toEqual(['This is no web address.', 'The outlet is too long.']);
});
