import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import '../words/code';
import '../words/faults';
import '../words/frame';
import '../words/parts';
import '../words/registercode';
import { loadWords } from '../words/words';

// jsdom has neither; what matters here is open, closed, and the event that follows.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
Element.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};

// The shell loads the reader’s language before it draws; a test draws any part, in either.
await Promise.all([loadWords('en'), loadWords('ja')]);

afterEach(() => {
  cleanup();
  localStorage.clear();
  document.title = '';
});
