// The card form's words, in the languages of the shop. Stripe's own form speaks about forty.
const en = {
  banner: 'Test payments: no money moves',
  number: 'Card number',
  expiry: 'Expiry date',
  cvc: 'Security code',
  tests: 'Fill in a test card',
  pays: 'Pays',
  asks: 'Asks for 3-D Secure',
  declines: 'Is declined',
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  incomplete_expiry: 'Your card’s expiration date is incomplete.',
  invalid_expiry: 'Your card’s expiration date is in the past.',
  incomplete_cvc: 'Your card’s security code is incomplete.',
};
const nb = {
  banner: 'Testbetaling: ingen penger flyttes',
  number: 'Kortnummer',
  expiry: 'Utløpsdato',
  cvc: 'Sikkerhetskode',
  tests: 'Fyll inn et testkort',
  pays: 'Betaler',
  asks: 'Krever 3-D Secure',
  declines: 'Blir avvist',
  incomplete_number: 'Kortnummeret er ufullstendig.',
  invalid_number: 'Kortnummeret er ugyldig.',
  incomplete_expiry: 'Utløpsdatoen er ufullstendig.',
  invalid_expiry: 'Utløpsdatoen er passert.',
  incomplete_cvc: 'Sikkerhetskoden er ufullstendig.',
};
const id = {
  banner: 'Pembayaran uji coba: tidak ada uang yang berpindah',
  number: 'Nomor kartu',
  expiry: 'Tanggal kedaluwarsa',
  cvc: 'Kode keamanan',
  tests: 'Isi dengan kartu uji',
  pays: 'Berhasil',
  asks: 'Meminta 3-D Secure',
  declines: 'Ditolak',
  incomplete_number: 'Nomor kartu belum lengkap.',
  invalid_number: 'Nomor kartu tidak valid.',
  incomplete_expiry: 'Tanggal kedaluwarsa belum lengkap.',
  invalid_expiry: 'Tanggal kedaluwarsa sudah lewat.',
  incomplete_cvc: 'Kode keamanan belum lengkap.',
};
const languages = { en, nb, id };

export function wordsFor(locale) {
  const wanted = !locale || locale === 'auto' ? navigator.language : locale;
  const code = wanted.slice(0, 2).toLowerCase().replace('no', 'nb');
  return code in languages ? [code, languages[code]] : ['en', en];
}
