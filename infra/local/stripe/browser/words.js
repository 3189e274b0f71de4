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
  card_declined: 'Your card was declined. Try another card.',
  payment_intent_authentication_failure: 'We could not confirm that it is you. Try again, or use another card.',
  insufficient_funds: 'There is not enough money on the card. Try another card.',
  expired_card: 'Your card has expired. Try another card.',
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
  card_declined: 'Kortet ble avvist. Prøv et annet kort.',
  payment_intent_authentication_failure: 'Vi fikk ikke bekreftet at det er deg. Prøv igjen, eller bruk et annet kort.',
  insufficient_funds: 'Det er ikke nok penger på kortet. Prøv et annet kort.',
  expired_card: 'Kortet er utløpt. Prøv et annet kort.',
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
  card_declined: 'Kartu Anda ditolak. Coba kartu lain.',
  payment_intent_authentication_failure: 'Kami tidak dapat memastikan bahwa ini Anda. Coba lagi, atau pakai kartu lain.',
  insufficient_funds: 'Saldo kartu tidak cukup. Coba kartu lain.',
  expired_card: 'Kartu Anda sudah kedaluwarsa. Coba kartu lain.',
};
const languages = { en, nb, id };

export function wordsFor(locale) {
  const wanted = !locale || locale === 'auto' ? navigator.language : locale;
  const code = wanted.slice(0, 2).toLowerCase().replace('no', 'nb');
  return code in languages ? [code, languages[code]] : ['en', en];
}
