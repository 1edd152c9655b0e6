// E-mail addresses as a receptionist types or pastes them into a chart, each with the verdict that a good
// checker must give. Written without knowledge of the checker. The names are invented and belong to nobody.

/** What a checker must say of what was typed. The practice's own domain is `PRACTICE_DOMAIN`. */
export type Verdict =
  /** It is an address and there is nothing to say about it. */
  | { kind: 'fine' }
  /**
   * Only dirt of pasting came along (spaces around it, mailto:, angle brackets, a name before brackets,
   * quotes, a trailing dot, comma or semicolon, invisible signs); `to` is the clean address, which is
   * otherwise fine.
   */
  | { kind: 'cleaned'; to: string }
  /** It looks mistyped, and this is most likely meant. A checker only suggests. */
  | { kind: 'suggest'; to: string }
  /**
   * It is no e-mail address that could receive mail (no at sign, two, a space inside, no dot in the domain,
   * two dots in a row, nothing before the at sign ...).
   */
  | { kind: 'notAnAddress' }
  /**
   * It has the form of an address, and was typed because a form insisted on one: none@, noemail@, na@,
   * declined@, test@test.com ...
   */
  | { kind: 'placeholder' }
  /** It is an address of the practice itself, not of a patient. */
  | { kind: 'practice' };

export const PRACTICE_DOMAIN = 'fairholtclinic.example';

/** [what was typed, what must be said of it] */
export const GOOD: readonly (readonly [string, Verdict])[] = [
  // Signs that are allowed before the at sign, though few people have them.
  ['marigold+chart@gmail.com', { kind: 'fine' }],
  ['clover+kids+shots@fastmail.com', { kind: 'fine' }],
  ['thistle.down.hollow@gmail.com', { kind: 'fine' }],
  ['fern-hollowgate@outlook.com', { kind: 'fine' }],
  ['juniper_way_9@yahoo.com', { kind: 'fine' }],
  ["o'brambleway@mail.larkmoor.example.com", { kind: 'fine' }],
  ["d'asterlane@hollinbrook.edu", { kind: 'fine' }],
  ['_sorrelgate_@tansywick.example.org', { kind: 'fine' }],
  ['yarrow--vale-@tansywick.example.org', { kind: 'fine' }],
  ['sorrel&reed@tansywick.example.com', { kind: 'fine' }],
  ['lupin/rue@larkmoor.example.net', { kind: 'fine' }],
  ['vetch!7#pansy@larkmoor.example.org', { kind: 'fine' }],
  ['elder=moss~two@larkmoor.example.com', { kind: 'fine' }],

  // Very short, very long, digits only, and capitals.
  ['q@tansywick.example.com', { kind: 'fine' }],
  ['7@larkmoor.example.org', { kind: 'fine' }],
  ['60931@hollingate.example.net', { kind: 'fine' }],
  ['0042.17@tansywick.example.net', { kind: 'fine' }],
  ['my-wisteria-honeysuckle-marshmallow-peppermint-lavender-rosemary@wick.example.org', { kind: 'fine' }],
  ['rue@the-very-long-name-of-a-family-orchard-and-nursery.example.org', { kind: 'fine' }],
  ['MARIGOLD.FERNWAY@GMAIL.COM', { kind: 'fine' }],
  ['Tansy.Larkmoor@Outlook.Com', { kind: 'fine' }],
  ['McBrambleway@Yahoo.com', { kind: 'fine' }],

  // Newer endings, which are as real as .com.
  ['quillory@thistlewick.health', { kind: 'fine' }],
  ['hello@rowanlarkmoor.email', { kind: 'fine' }],
  ['betony@hollinbrook.clinic', { kind: 'fine' }],
  ['quillwort@hollingate.care', { kind: 'fine' }],
  ['saffrony@larkmoorgate.app', { kind: 'fine' }],
  ['tarragon@thistlewick.dev', { kind: 'fine' }],
  ['periwinkle@hollingate.nyc', { kind: 'fine' }],
  ['bryonia@larkmoorgate.io', { kind: 'fine' }],
  ['heatherly@larkmoorgate.co', { kind: 'fine' }],
  ['linnet@tansywicklane.me', { kind: 'fine' }],
  ['us@thelarkmoors.family', { kind: 'fine' }],
  ['mallow@fernhollow-pictures.photography', { kind: 'fine' }],
  ['campion@larkmoorgate.info', { kind: 'fine' }],

  // Country endings.
  ['ginsterweg@web.de', { kind: 'fine' }],
  ['petunialva@uol.com.br', { kind: 'fine' }],
  ['clavelina.verde@prodigy.net.mx', { kind: 'fine' }],
  ['dalialuz@jacarandal.mx', { kind: 'fine' }],
  ['trilliumlane@sympatico.ca', { kind: 'fine' }],
  ['bluebell.thornway@hollinbrook.co.uk', { kind: 'fine' }],
  ['wattlebrook@bigpond.com.au', { kind: 'fine' }],
  ['pervenchelle@orange.fr', { kind: 'fine' }],
  ['mimosetta@libero.it', { kind: 'fine' }],
  ['sakuramichi-9@docomo.ne.jp', { kind: 'fine' }],
  ['champakalata@yahoo.co.in', { kind: 'fine' }],

  // Universities, schools, government, the forces, and domains of many parts.
  ['fernway9@student.larkmoor.edu', { kind: 'fine' }],
  ['briarlane@alumni.hollinbrook.edu', { kind: 'fine' }],
  ['sagewell@larkmoorcounty.gov', { kind: 'fine' }],
  ['rowanette@ci.larkmoor.ny.us', { kind: 'fine' }],
  ['medlar.hollin@students.larkmoor.k12.tx.us', { kind: 'fine' }],
  ['quillory.fernmoor.civ@army.mil', { kind: 'fine' }],
  ['teasel@a.b.c.tansywick.example.net', { kind: 'fine' }],

  // Providers that look like a misspelling of another one and are real.
  ['foxglovelane@ymail.com', { kind: 'fine' }],
  ['foxglovegate@gmx.com', { kind: 'fine' }],
  ['foxglovemoor@mail.com', { kind: 'fine' }],
  ['foxglovefern@email.com', { kind: 'fine' }],
  ['foxgloverill@live.com', { kind: 'fine' }],
  ['foxglovedell@me.com', { kind: 'fine' }],
  ['foxgloveglen@mac.com', { kind: 'fine' }],
  ['foxglovebeck@pm.me', { kind: 'fine' }],
  ['foxglovecopse@hey.com', { kind: 'fine' }],
  ['foxglovecroft@rocketmail.com', { kind: 'fine' }],
  ['foxglovemead@tutanota.com', { kind: 'fine' }],
  ['meadowqilin_lane@qq.com', { kind: 'fine' }],
  ['foxgloveheath@yahoo.co.uk', { kind: 'fine' }],
  ['foxglovepre@hotmail.fr', { kind: 'fine' }],
  ['foxglovewald@outlook.de', { kind: 'fine' }],
  ['foxglovebrook@att.net', { kind: 'fine' }],
  ['foxglovepond@cox.net', { kind: 'fine' }],
  ['foxgloveacre@googlemail.com', { kind: 'fine' }],
  ['foxglovespinney@aim.com', { kind: 'fine' }],
  ['foxglovethorpe@duck.com', { kind: 'fine' }],
  ['foxglovestile@q.com', { kind: 'fine' }],
  ['foxglovelea@proton.me', { kind: 'fine' }],
  ['foxglovefold@optonline.net', { kind: 'fine' }],

  // Domains in other letters, in punycode and as they are written, and a few such names before the at sign.
  ['ginstera@xn--mhlenblume-9db.de', { kind: 'fine' }],
  ['lirio.claro@xn--jardnazul-j5a.example.org', { kind: 'fine' }],
  ['romashka@xn--80aejsildbl7f.xn--p1ai', { kind: 'fine' }],
  ['ginsterin@mühlenblume.de', { kind: 'fine' }],
  ['violetta@fleurdété.fr', { kind: 'fine' }],
  ['kkotgil@꽃길마을.kr', { kind: 'fine' }],
  ['жасмин@ромашковое.рф', { kind: 'fine' }],
  ['ñandú.jacarandá@piñalito.com.mx', { kind: 'fine' }],
  ['山茶小路@花園小路.com', { kind: 'fine' }],

  // Real given names and surnames that look like a way of saying that there is none.
  ['nona.larkmoor@gmail.com', { kind: 'fine' }],
  ['testa.brambleway@gmail.com', { kind: 'fine' }],
  ['noel.hollingate@icloud.com', { kind: 'fine' }],
  ['hyacinth.na@outlook.com', { kind: 'fine' }],
  ['bryony.no@larkmoor.example.com', { kind: 'fine' }],
  ['linnet.noone@yahoo.com', { kind: 'fine' }],
  ['ivy.testerman@hotmail.com', { kind: 'fine' }],
  ['anne.none-larkmoor@outlook.com', { kind: 'fine' }],
  ['rowan.null@tansywick.example.com', { kind: 'fine' }],
  ['poppy.sample.hollin@gmail.com', { kind: 'fine' }],
  ['abcde.thistlewick@gmail.com', { kind: 'fine' }],
  ['sedge.fairholt@outlook.com', { kind: 'fine' }],

  // Where patients work, in a company's own domain.
  ['office@larkmoor-joinery.example.com', { kind: 'fine' }],
  ['sorrel@nonesuch-farm.example.org', { kind: 'fine' }],
  ['fennel@testdrive-motors.example.com', { kind: 'fine' }],
];

/** [what was typed, what must be said of it] */
export const BAD: readonly (readonly [string, Verdict])[] = [
  // Gmail with a letter dropped, doubled, swapped, hit on the neighbouring key, or typed as a digit.
  ['marigoldlane@gmal.com', { kind: 'suggest', to: 'marigoldlane@gmail.com' }],
  ['primrosegate@gmial.com', { kind: 'suggest', to: 'primrosegate@gmail.com' }],
  ['cloverhollow@gamil.com', { kind: 'suggest', to: 'cloverhollow@gmail.com' }],
  ['tansybrook77@gmaill.com', { kind: 'suggest', to: 'tansybrook77@gmail.com' }],
  ['bluebell.way@gmaul.com', { kind: 'suggest', to: 'bluebell.way@gmail.com' }],
  ['sorrel.moor@gnail.com', { kind: 'suggest', to: 'sorrel.moor@gmail.com' }],
  ['juniperdell@gmai.com', { kind: 'suggest', to: 'juniperdell@gmail.com' }],
  ['heatherglen@gmil.com', { kind: 'suggest', to: 'heatherglen@gmail.com' }],
  ['yarrowfield@ggmail.com', { kind: 'suggest', to: 'yarrowfield@gmail.com' }],
  ['fennelcroft@gmali.com', { kind: 'suggest', to: 'fennelcroft@gmail.com' }],
  ['mallowmead@gmsil.com', { kind: 'suggest', to: 'mallowmead@gmail.com' }],
  ['betonylane@gma1l.com', { kind: 'suggest', to: 'betonylane@gmail.com' }],

  // Gmail with a wrong ending, or with no dot or a comma in its place.
  ['lavender.lane@gmail.con', { kind: 'suggest', to: 'lavender.lane@gmail.com' }],
  ['rosemarygate@gmail.cmo', { kind: 'suggest', to: 'rosemarygate@gmail.com' }],
  ['peppermintway@gmail.comm', { kind: 'suggest', to: 'peppermintway@gmail.com' }],
  ['campionhollow@gmail.ocm', { kind: 'suggest', to: 'campionhollow@gmail.com' }],
  ['teaselbrook@gmail.cm', { kind: 'suggest', to: 'teaselbrook@gmail.com' }],
  ['foxtailmoor@gmail.co', { kind: 'suggest', to: 'foxtailmoor@gmail.com' }],
  ['bryonydell@gmail.om', { kind: 'suggest', to: 'bryonydell@gmail.com' }],
  ['hollyhockglen@gmail.c0m', { kind: 'suggest', to: 'hollyhockglen@gmail.com' }],
  ['snowdropcroft@gmail.vom', { kind: 'suggest', to: 'snowdropcroft@gmail.com' }],
  ['larkspurmead@gmail.coom', { kind: 'suggest', to: 'larkspurmead@gmail.com' }],
  ['columbinelane@gmailcom', { kind: 'suggest', to: 'columbinelane@gmail.com' }],
  ['celandineway@gmail,com', { kind: 'suggest', to: 'celandineway@gmail.com' }],

  // Yahoo.
  ['marigoldgate@yaho.com', { kind: 'suggest', to: 'marigoldgate@yahoo.com' }],
  ['primroselane@yahooo.com', { kind: 'suggest', to: 'primroselane@yahoo.com' }],
  ['cloverbrook5@yhoo.com', { kind: 'suggest', to: 'cloverbrook5@yahoo.com' }],
  ['tansyhollow@yajoo.com', { kind: 'suggest', to: 'tansyhollow@yahoo.com' }],
  ['bluebellmoor@yaoo.com', { kind: 'suggest', to: 'bluebellmoor@yahoo.com' }],
  ['sorrel_dell@tahoo.com', { kind: 'suggest', to: 'sorrel_dell@yahoo.com' }],
  ['juniperglen@yhaoo.com', { kind: 'suggest', to: 'juniperglen@yahoo.com' }],
  ['heathercroft@yah00.com', { kind: 'suggest', to: 'heathercroft@yahoo.com' }],
  ['yarrowmead@yahoo.con', { kind: 'suggest', to: 'yarrowmead@yahoo.com' }],
  ['fennellane@yahoo.cmo', { kind: 'suggest', to: 'fennellane@yahoo.com' }],
  ['mallowway@yahoocom', { kind: 'suggest', to: 'mallowway@yahoo.com' }],
  ['betonygate@yahoo,com', { kind: 'suggest', to: 'betonygate@yahoo.com' }],

  // Hotmail.
  ['lavendergate@hotmial.com', { kind: 'suggest', to: 'lavendergate@hotmail.com' }],
  ['rosemarylane@hotmal.com', { kind: 'suggest', to: 'rosemarylane@hotmail.com' }],
  ['peppermintdell@hotmai.com', { kind: 'suggest', to: 'peppermintdell@hotmail.com' }],
  ['campionbrook@homail.com', { kind: 'suggest', to: 'campionbrook@hotmail.com' }],
  ['teaselmoor@hotnail.com', { kind: 'suggest', to: 'teaselmoor@hotmail.com' }],
  ['foxtailglen@hotmaill.com', { kind: 'suggest', to: 'foxtailglen@hotmail.com' }],
  ['bryonycroft@h0tmail.com', { kind: 'suggest', to: 'bryonycroft@hotmail.com' }],
  ['hollyhockmead@hotmail.con', { kind: 'suggest', to: 'hollyhockmead@hotmail.com' }],
  ['snowdroplane@hotmail.comm', { kind: 'suggest', to: 'snowdroplane@hotmail.com' }],

  // Outlook and iCloud.
  ['larkspurgate@outlok.com', { kind: 'suggest', to: 'larkspurgate@outlook.com' }],
  ['columbineway@outloook.com', { kind: 'suggest', to: 'columbineway@outlook.com' }],
  ['celandinedell@oultook.com', { kind: 'suggest', to: 'celandinedell@outlook.com' }],
  ['marigold-moor@outlool.com', { kind: 'suggest', to: 'marigold-moor@outlook.com' }],
  ['primroseglen@otlook.com', { kind: 'suggest', to: 'primroseglen@outlook.com' }],
  ['clovercroft@outlook.cmo', { kind: 'suggest', to: 'clovercroft@outlook.com' }],
  ['tansymead@iclod.com', { kind: 'suggest', to: 'tansymead@icloud.com' }],
  ['bluebellcroft@icoud.com', { kind: 'suggest', to: 'bluebellcroft@icloud.com' }],
  ['sorrelgate8@iclould.com', { kind: 'suggest', to: 'sorrelgate8@icloud.com' }],
  ['juniperbrook@icluod.com', { kind: 'suggest', to: 'juniperbrook@icloud.com' }],
  ['heathermoor@icloud.con', { kind: 'suggest', to: 'heathermoor@icloud.com' }],
  ['yarrowdell@icloudcom', { kind: 'suggest', to: 'yarrowdell@icloud.com' }],

  // AOL and Comcast, which ends in .net.
  ['fennelglen@aol.con', { kind: 'suggest', to: 'fennelglen@aol.com' }],
  ['mallowcroft@aol,com', { kind: 'suggest', to: 'mallowcroft@aol.com' }],
  ['betonymead@aol.ocm', { kind: 'suggest', to: 'betonymead@aol.com' }],
  ['lavenderbrook@comcast.com', { kind: 'suggest', to: 'lavenderbrook@comcast.net' }],
  ['rosemarymoor@comcast.nte', { kind: 'suggest', to: 'rosemarymoor@comcast.net' }],
  ['peppermintglen@comcst.net', { kind: 'suggest', to: 'peppermintglen@comcast.net' }],
  ['campioncroft@concast.net', { kind: 'suggest', to: 'campioncroft@comcast.net' }],

  // Other providers, and an ending that does not exist behind a domain that nobody knows.
  ['teaselmead@sbcgobal.net', { kind: 'suggest', to: 'teaselmead@sbcglobal.net' }],
  ['foxtaillane@verizon.nte', { kind: 'suggest', to: 'foxtaillane@verizon.net' }],
  ['bryonygate@protonmial.com', { kind: 'suggest', to: 'bryonygate@protonmail.com' }],
  ['hollyhockway@msn.con', { kind: 'suggest', to: 'hollyhockway@msn.com' }],
  ['snowdrop@larkmoor-orchard.con', { kind: 'suggest', to: 'snowdrop@larkmoor-orchard.com' }],
  ['larkspur@thistlewick-choir.ogr', { kind: 'suggest', to: 'larkspur@thistlewick-choir.org' }],

  // No at sign: a name, a telephone number, a street, a web site, or a word in place of an address.
  ['marigold.fernway', { kind: 'notAnAddress' }],
  ['Rowan Larkmoor', { kind: 'notAnAddress' }],
  ['(555) 555-0142', { kind: 'notAnAddress' }],
  ['12 Hollingate Street', { kind: 'notAnAddress' }],
  ['www.larkmoor.example.org', { kind: 'notAnAddress' }],
  ['https://tansywick.example.com/contact', { kind: 'notAnAddress' }],
  ['n/a', { kind: 'notAnAddress' }],
  ['patient declined', { kind: 'notAnAddress' }],

  // Two at signs, or two addresses in one field.
  ['linnetlane@@tansywick.example.com', { kind: 'notAnAddress' }],
  ['rowan@larkmoor@tansywick.example.com', { kind: 'notAnAddress' }],
  ['@sorrel@tansywick.example.org', { kind: 'notAnAddress' }],
  ['clover@fernway.example.com@', { kind: 'notAnAddress' }],
  ['briar@larkmoor.example.org; reed@larkmoor.example.org', { kind: 'notAnAddress' }],
  ['medlar@hollin.example.com / quince@hollin.example.com', { kind: 'notAnAddress' }],

  // A space or a tab between two words of it.
  ['rowan larkmoor@tansywick.example.com', { kind: 'notAnAddress' }],
  ['heather moss lane@gmail.com', { kind: 'notAnAddress' }],
  ['clover@tansy wick.example.com', { kind: 'notAnAddress' }],
  ['sedge@larkmoor example com', { kind: 'notAnAddress' }],
  ['sorrel\tfernway@larkmoor.example.org', { kind: 'notAnAddress' }],

  // No dot in the domain.
  ['rowan@larkmoor', { kind: 'notAnAddress' }],
  ['sorrel@localhost', { kind: 'notAnAddress' }],
  ['yarrow@work', { kind: 'notAnAddress' }],
  ['fern@com', { kind: 'notAnAddress' }],

  // Two dots in a row, or a dot at an edge where none may stand.
  ['rowan..larkmoor@tansywick.example.com', { kind: 'notAnAddress' }],
  ['sorrel@tansywick..example.com', { kind: 'notAnAddress' }],
  ['.clover@larkmoor.example.org', { kind: 'notAnAddress' }],
  ['clover.@larkmoor.example.org', { kind: 'notAnAddress' }],
  ['briar@.larkmoor.example.org', { kind: 'notAnAddress' }],

  // Nothing before the at sign, or nothing of use after it.
  ['@gmail.com', { kind: 'notAnAddress' }],
  ['@rowanlarkmoor', { kind: 'notAnAddress' }],
  ['@', { kind: 'notAnAddress' }],
  ['rowan.larkmoor@', { kind: 'notAnAddress' }],
  ['sorrel@.com', { kind: 'notAnAddress' }],

  // Signs that may not stand where they stand, a bare number for a domain, and a name that is too long.
  ['rowan:larkmoor@tansywick.example.com', { kind: 'notAnAddress' }],
  ['rowan\\larkmoor@tansywick.example.com', { kind: 'notAnAddress' }],
  ['sorrel@lark!moor.example.org', { kind: 'notAnAddress' }],
  ['sorrel@larkmoor/tansy.example.org', { kind: 'notAnAddress' }],
  ['clover@-larkmoor.example.org', { kind: 'notAnAddress' }],
  ['clover@192.0.2.14', { kind: 'notAnAddress' }],
  [`${'rue'.repeat(22)}@wick.example.org`, { kind: 'notAnAddress' }],

  // There is none.
  ['none@none.com', { kind: 'placeholder' }],
  ['none@gmail.com', { kind: 'placeholder' }],
  ['NONE@YAHOO.COM', { kind: 'placeholder' }],
  ['none@nowhere.com', { kind: 'placeholder' }],
  ['none@none.none', { kind: 'placeholder' }],
  ['nonegiven@none.com', { kind: 'placeholder' }],
  ['noemail@noemail.com', { kind: 'placeholder' }],
  ['NoEmail@Email.com', { kind: 'placeholder' }],
  ['noemail@gmail.com', { kind: 'placeholder' }],
  ['no-email@noemail.org', { kind: 'placeholder' }],
  ['no_email@yahoo.com', { kind: 'placeholder' }],
  ['no.email@none.com', { kind: 'placeholder' }],
  ['noemailaddress@gmail.com', { kind: 'placeholder' }],
  ['nomail@nomail.com', { kind: 'placeholder' }],
  ['no@no.com', { kind: 'placeholder' }],
  ['no@email.com', { kind: 'placeholder' }],
  ['na@na.com', { kind: 'placeholder' }],
  ['na@gmail.com', { kind: 'placeholder' }],
  ['n/a@na.com', { kind: 'placeholder' }],
  ['donthave@email.com', { kind: 'placeholder' }],

  // The patient did not want to say, or nobody asked.
  ['declined@declined.com', { kind: 'placeholder' }],
  ['declined@gmail.com', { kind: 'placeholder' }],
  ['patientdeclined@gmail.com', { kind: 'placeholder' }],
  ['refused@refused.com', { kind: 'placeholder' }],
  ['refused@yahoo.com', { kind: 'placeholder' }],
  ['unknown@unknown.com', { kind: 'placeholder' }],
  ['unknown@gmail.com', { kind: 'placeholder' }],
  ['notprovided@gmail.com', { kind: 'placeholder' }],
  ['not.provided@notprovided.com', { kind: 'placeholder' }],

  // Anything that gets past the form.
  ['test@test.com', { kind: 'placeholder' }],
  ['test@gmail.com', { kind: 'placeholder' }],
  ['test123@test.com', { kind: 'placeholder' }],
  ['fake@fake.com', { kind: 'placeholder' }],
  ['fake@email.com', { kind: 'placeholder' }],
  ['a@a.com', { kind: 'placeholder' }],
  ['x@x.com', { kind: 'placeholder' }],
  ['xxx@xxx.com', { kind: 'placeholder' }],
  ['abc@abc.com', { kind: 'placeholder' }],
  ['asdf@asdf.com', { kind: 'placeholder' }],
  ['123@123.com', { kind: 'placeholder' }],
  ['email@email.com', { kind: 'placeholder' }],
  ['name@example.com', { kind: 'placeholder' }],
  ['nobody@nowhere.com', { kind: 'placeholder' }],
  ['noreply@noreply.com', { kind: 'placeholder' }],
  ['patient@patient.com', { kind: 'placeholder' }],

  // Spaces, tabs and ends of lines around it.
  ['  rowan.hollin@gmail.com', { kind: 'cleaned', to: 'rowan.hollin@gmail.com' }],
  ['sorrel.hollin@yahoo.com   ', { kind: 'cleaned', to: 'sorrel.hollin@yahoo.com' }],
  [' clover.hollin@outlook.com ', { kind: 'cleaned', to: 'clover.hollin@outlook.com' }],
  ['\tbriar.hollin@icloud.com', { kind: 'cleaned', to: 'briar.hollin@icloud.com' }],
  ['fern.hollin@aol.com\n', { kind: 'cleaned', to: 'fern.hollin@aol.com' }],
  ['\r\nsedge.hollin@comcast.net\r\n', { kind: 'cleaned', to: 'sedge.hollin@comcast.net' }],
  ['\u00a0medlar.hollin@gmail.com\u00a0', { kind: 'cleaned', to: 'medlar.hollin@gmail.com' }],

  // The link was copied, not its text.
  ['mailto:rowan.thornway@gmail.com', { kind: 'cleaned', to: 'rowan.thornway@gmail.com' }],
  ['MAILTO:sorrel.thornway@yahoo.com', { kind: 'cleaned', to: 'sorrel.thornway@yahoo.com' }],
  ['mailto: clover.thornway@outlook.com', { kind: 'cleaned', to: 'clover.thornway@outlook.com' }],
  ['mailto:briar.thornway@msn.com?subject=Forms', { kind: 'cleaned', to: 'briar.thornway@msn.com' }],
  ['<mailto:fern.thornway@icloud.com>', { kind: 'cleaned', to: 'fern.thornway@icloud.com' }],

  // Angle brackets, alone or with a name before them.
  ['<rowan.medlar@gmail.com>', { kind: 'cleaned', to: 'rowan.medlar@gmail.com' }],
  ['< sorrel.medlar@yahoo.com >', { kind: 'cleaned', to: 'sorrel.medlar@yahoo.com' }],
  ['Clover Medlar <clover.medlar@outlook.com>', { kind: 'cleaned', to: 'clover.medlar@outlook.com' }],
  ['"Medlar, Briar" <briar.medlar@icloud.com>', { kind: 'cleaned', to: 'briar.medlar@icloud.com' }],
  ["'Fern Medlar' <fern.medlar@aol.com>", { kind: 'cleaned', to: 'fern.medlar@aol.com' }],
  ['Medlar, Sedge R. <sedge.medlar@att.net>', { kind: 'cleaned', to: 'sedge.medlar@att.net' }],
  ['Linnet<linnet.medlar@gmail.com>', { kind: 'cleaned', to: 'linnet.medlar@gmail.com' }],
  ['tansy.medlar@msn.com <tansy.medlar@msn.com>', { kind: 'cleaned', to: 'tansy.medlar@msn.com' }],
  ['Quince Medlar <quince.medlar@gmail.com>;', { kind: 'cleaned', to: 'quince.medlar@gmail.com' }],

  // Quotes around it.
  ['"rowan.quince@gmail.com"', { kind: 'cleaned', to: 'rowan.quince@gmail.com' }],
  ["'sorrel.quince@yahoo.com'", { kind: 'cleaned', to: 'sorrel.quince@yahoo.com' }],
  ['\u201cclover.quince@outlook.com\u201d', { kind: 'cleaned', to: 'clover.quince@outlook.com' }],
  ['"d\'quincelane@larkmoor.example.com"', { kind: 'cleaned', to: "d'quincelane@larkmoor.example.com" }],

  // A sign of the sentence or of the list that it was copied from.
  ['rowan.teasel@gmail.com.', { kind: 'cleaned', to: 'rowan.teasel@gmail.com' }],
  ['sorrel.teasel@yahoo.com,', { kind: 'cleaned', to: 'sorrel.teasel@yahoo.com' }],
  ['clover.teasel@outlook.com;', { kind: 'cleaned', to: 'clover.teasel@outlook.com' }],
  ['briar.teasel@icloud.com; ', { kind: 'cleaned', to: 'briar.teasel@icloud.com' }],

  // Signs that nobody sees: of no width, of the direction of writing, a mark of byte order, a soft hyphen.
  ['\u200browan.yarrow@gmail.com', { kind: 'cleaned', to: 'rowan.yarrow@gmail.com' }],
  ['sorrel.yarrow@yahoo.com\u200b', { kind: 'cleaned', to: 'sorrel.yarrow@yahoo.com' }],
  ['\ufeffclover.yarrow@outlook.com', { kind: 'cleaned', to: 'clover.yarrow@outlook.com' }],
  ['\u202abriar.yarrow@icloud.com\u202c', { kind: 'cleaned', to: 'briar.yarrow@icloud.com' }],
  ['fern.yarrow@\u200baol.com', { kind: 'cleaned', to: 'fern.yarrow@aol.com' }],
  ['sedge.yar\u00adrow@comcast.net', { kind: 'cleaned', to: 'sedge.yarrow@comcast.net' }],

  // The practice's own, also with capitals and in a part of its domain.
  ['frontdesk@fairholtclinic.example', { kind: 'practice' }],
  ['info@fairholtclinic.example', { kind: 'practice' }],
  ['billing@fairholtclinic.example', { kind: 'practice' }],
  ['dr.larkmoor@fairholtclinic.example', { kind: 'practice' }],
  ['nurse+chart@fairholtclinic.example', { kind: 'practice' }],
  ['Appointments@FairholtClinic.Example', { kind: 'practice' }],
  ['RECEPTION@FAIRHOLTCLINIC.EXAMPLE', { kind: 'practice' }],
  ['rowan@mail.fairholtclinic.example', { kind: 'practice' }],
  ['scheduling@portal.fairholtclinic.example', { kind: 'practice' }],
  ['Records@East.FairholtClinic.example', { kind: 'practice' }],
];
