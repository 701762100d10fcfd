// What the kiosk says, in both languages.
export const languages = { ja: '日本語', en: 'English' };

const words = {
  machine: ['証明書交付キオスク（デモ）', 'Certificate kiosk (demo)'],
  invented: ['人物・番号・記録はすべて架空で、料金はかかりません。', 'People, numbers and records are invented, and nothing is charged.'],
  home: ['デモの入口へ', 'To the demo’s start page'],
  steps: ['手順', 'Steps'],
  card: ['カード', 'Card'],
  pin: ['暗証番号', 'PIN'],
  municipality: ['市区町村', 'Municipality'],
  use: ['種類と部数', 'Kind and copies'],
  content: ['内容の確認', 'Check'],
  pay: ['お支払い', 'Payment'],
  print: ['印刷', 'Printing'],
  cardTitle: ['マイナンバーカードを選んでください', 'Choose an Individual Number Card'],
  cardHint: ['本物の端末では、カードを置き場に置きます。', 'At a real kiosk you would place your card on the reader.'],
  pinTitle: ['暗証番号（数字4桁）を入力してください', 'Enter the PIN (four digits)'],
  pinHint: ['券面事項入力補助用の番号です。デモではどの4桁でも進みます。', 'The PIN for reading the card’s surface. In the demo any four digits do.'],
  pinDigits: ['入力した桁数：{0}／4', '{0} of 4 digits entered'],
  erase: ['訂正', 'Erase'],
  next: ['次へ', 'Next'],
  back: ['前に戻る', 'Back'],
  cancel: ['取りやめる', 'Cancel'],
  municipalityTitle: ['接種を受けたときに住んでいた市区町村を選んでください', 'Choose the municipality you lived in when vaccinated'],
  useTitle: ['証明書の種類と部数を選んでください', 'Choose the kind of certificate and the copies'],
  kind: ['証明書の種類', 'Kind of certificate'],
  DOMESTIC: ['日本国内用', 'Domestic use in Japan'],
  INTERNATIONAL: ['海外用及び日本国内用', 'International travel and domestic use'],
  internationalHint: ['旅券の情報は、これまでに交付された海外用の証明書から引き継ぎます。', 'The passport is taken from an earlier certificate for international travel.'],
  copies: ['部数', 'Copies'],
  fewer: ['減らす', 'Fewer'],
  more: ['増やす', 'More'],
  fee: ['手数料 {0}円', 'Fee: {0} yen'],
  copiesOf: ['{0}部', '{0} copies'],
  asking: ['照会しています。しばらくお待ちください。', 'Asking for your records. Please wait.'],
  contentTitle: ['この内容で発行します。ご自身で確認してください', 'This will be printed. Please check it yourself'],
  right: ['内容は正しい（支払いへ）', 'It is right: go to payment'],
  payTitle: ['手数料を入れてください', 'Please pay the fee'],
  payNow: ['{0}円を支払う', 'Pay {0} yen'],
  printing: ['印刷しています（{0}／{1}部）。', 'Printing copy {0} of {1}.'],
  doneTitle: ['証明書をお取りください', 'Please take your certificate'],
  doneHint: ['カードと証明書の取り忘れにご注意ください。', 'Do not forget your card and your certificate.'],
  open: ['印刷したページを開く', 'Open the printed page'],
  save: ['PDF を保存', 'Save the PDF'],
  page: ['印刷された証明書', 'The printed certificate'],
  again: ['最初の画面へ', 'Back to the first screen'],
  left: ['残り {0}', '{0} left'],
  soon: ['まもなく時間切れになります。', 'Your time is almost over.'],
  lateTitle: ['時間切れのため取りやめました', 'Cancelled: your time was over'],
  lateHint: ['料金はいただいていません。最初からやり直してください。', 'Nothing was charged. Please begin again.'],
  cancelledTitle: ['申請を取りやめました', 'Your application was cancelled'],
  refusedTitle: ['発行できませんでした', 'No certificate could be issued'],
  unreachable: ['センターにつながりません。しばらくしてから、もう一度お試しください。', 'The centre cannot be reached. Please try again in a while.'],
  doNext: ['次にできること', 'What you can do next'],
  counter: ['お住まいの市区町村の窓口で申請してください。本人確認書類をお持ちください。', 'Apply at your municipality’s counter, and bring proof of identity.'],
  wait: ['時間をおいて、もう一度お試しください。', 'Try again later.'],
  elsewhere: ['接種時に住んでいた別の市区町村を選び直してください。', 'Choose another municipality in which you lived when vaccinated.'],
  counterOrApp: ['海外用は、先にアプリか市区町村の窓口で旅券とともに申請してください。国内用はこの端末で発行できます。', 'For international travel apply with your passport in the app or at the counter first. The domestic kind can be issued here.'],
  restart: ['カードを置き直し、最初からやり直してください。', 'Place your card again and start over.'],
};

let language = 'ja';

export function speak(chosen) {
  language = chosen;
}

export function spoken() {
  return language;
}

export function say(word, ...values) {
  const text = words[word][language === 'ja' ? 0 : 1];
  return values.reduce((filled, value, i) => filled.replace(`{${i}}`, value), text);
}

const ways = {
  'E-REC-NONE': 'elsewhere',
  'E-AUTH-UNKNOWN': 'elsewhere',
  'E-PASS-HISTORY': 'counterOrApp',
  'E-PASS-EXPIRED': 'counterOrApp',
  'E-AUTH-CLOSED': 'wait',
  ISSUING_SUSPENDED: 'wait',
  'E-CARD-SIG': 'restart',
  'E-CARD-NONCE': 'restart',
  'E-KIOSK-STATE': 'restart',
};

/// What to do after a refusal of that code.
export function wayOn(code) {
  return say(ways[code] ?? (code?.startsWith('E-') ? 'counter' : 'wait'));
}
