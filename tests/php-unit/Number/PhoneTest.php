<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Number;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Number\Phone;

final class PhoneTest extends TestCase
{
    #[DataProvider('numbers')]
    public function testReadsWhatPagesFormsAndPhoneSystemsWrite(string $raw, string $e164, ?string $country = 'RU', string $region = 'RU'): void
    {
        $phone = Phone::parse($raw, $region);

        self::assertNotNull($phone);
        self::assertSame($e164, $phone->e164);
        self::assertSame($country, $phone->region);
    }

    /** @return iterable<string, array{0: string, 1: string, 2?: ?string, 3?: string}> */
    public static function numbers(): iterable
    {
        yield 'E.164' => ['+79161234567', '+79161234567'];
        yield 'no plus, as Mango writes' => ['79161234567', '+79161234567'];
        yield 'trunk prefix 8' => ['89161234567', '+79161234567'];
        yield 'ten digits' => ['9161234567', '+79161234567'];
        yield 'ten digits of a landline' => ['4951112233', '+74951112233'];
        yield 'pretty, national' => ['8 (916) 123-45-67', '+79161234567'];
        yield 'pretty, international' => ['+7 (916) 123-45-67', '+79161234567'];
        yield 'with dots' => ['8.916.123.45.67', '+79161234567'];
        yield 'with dashes of typography' => ['8 916 123–45—67', '+79161234567'];
        yield 'with a minus sign' => ['8 916 123−45−67', '+79161234567'];
        yield 'with a non-breaking hyphen' => ["8 916 123\u{2011}45\u{2011}67", '+79161234567'];
        yield 'with non-breaking spaces' => ["+7\u{A0}916\u{202F}123\u{A0}45\u{A0}67", '+79161234567'];
        yield 'with spaces around' => ["  +7 916 123 45 67\r\n", '+79161234567'];
        yield 'with marks of a copied contact' => ["\u{202D}+7 916 123 45 67\u{202C}", '+79161234567'];
        yield 'with a zero-width space' => ["+7916\u{200B}1234567", '+79161234567'];
        yield 'in brackets as a whole' => ['(495) 111-22-33', '+74951112233'];
        yield 'with a slash after the city' => ['495/111-22-33', '+74951112233'];
        yield 'two pluses' => ['++79161234567', '+79161234567'];
        yield 'plus before the trunk prefix' => ['+8 916 123-45-67', '+79161234567'];
        yield 'fullwidth digits' => ['８９１６１２３４５６７', '+79161234567'];
        yield 'fullwidth plus and digits' => ['＋７９１６１２３４５６７', '+79161234567'];
        yield 'Arabic digits' => ['+٧٩١٦١٢٣٤٥٦٧', '+79161234567'];
        yield 'free number' => ['8 800 555-35-35', '+78005553535'];
        yield 'free number, no plus' => ['78005553535', '+78005553535'];
        yield 'range newer than the metadata, with plus' => ['+72001112233', '+72001112233'];
        yield 'range newer than the metadata, without' => ['72001112233', '+72001112233'];

        yield 'tel link' => ['tel:+79161234567', '+79161234567'];
        yield 'tel link in capitals' => ['TEL:89161234567', '+79161234567'];
        yield 'tel link with slashes' => ['tel://+79161234567', '+79161234567'];
        yield 'tel link with an escaped plus' => ['tel:%2B79161234567', '+79161234567'];
        yield 'tel link with escaped spaces' => ['tel:+7%20916%20123-45-67', '+79161234567'];
        yield 'callto link' => ['callto:89161234567', '+79161234567'];
        yield 'sip address' => ['sip:79161234567@sip.example.org', '+79161234567'];
        yield 'sip address with port and parameters' => ['sip:+79161234567@10.0.0.1:5060;transport=udp', '+79161234567'];
        yield 'sip address with parameters of the user' => ['sip:+79161234567;phone-context=x@10.0.0.1', '+79161234567'];
        yield 'sips address' => ['sips:+79161234567@sip.example.org', '+79161234567'];
        yield 'number with host alone' => ['79161234567@10.0.0.1', '+79161234567'];
        yield 'name and address' => ['"Иван <х> Петров" <sip:79161234567@10.0.0.1>', '+79161234567'];
        yield 'name without quotes' => ['Ivan <+79161234567>', '+79161234567'];
        yield 'caller id equal to the number' => ['"79161234567" <79161234567>', '+79161234567'];

        yield 'extension, Russian' => ['+7 495 111-22-33 доб. 123', '+74951112233'];
        yield 'extension, Russian in capitals' => ['8 495 111 22 33 ДОБ 5', '+74951112233'];
        yield 'extension, in full' => ['8 495 111-22-33 (добавочный 12)', '+74951112233'];
        yield 'extension, internal' => ['8 495 111-22-33 вн. 12', '+74951112233'];
        yield 'extension, English' => ['+7 495 111-22-33 ext. 12', '+74951112233'];
        yield 'extension, x' => ['+7 495 111-22-33 x12', '+74951112233'];
        yield 'extension, comma' => ['74951112233,123', '+74951112233'];
        yield 'extension, hash' => ['84951112233#12', '+74951112233'];
        yield 'extension of a tel link' => ['tel:+74951112233;ext=12', '+74951112233'];
        yield 'a second number behind a comma' => ['8 495 111-22-33, 8 916 123-45-67', '+74951112233'];

        yield 'Kazakhstan shares +7' => ['+77011234567', '+77011234567', 'KZ'];
        yield 'Kazakhstan from home' => ['8 701 123 45 67', '+77011234567', 'KZ', 'KZ'];
        yield 'Belarus' => ['+375 29 123-45-67', '+375291234567', 'BY'];
        yield 'Belarus from home' => ['8 029 123-45-67', '+375291234567', 'BY', 'BY'];
        yield 'Belarus, no plus' => ['375291234567', '+375291234567', 'BY'];
        yield 'Belarus by 810' => ['810375291234567', '+375291234567', 'BY'];
        yield 'Belarus by 8~10 as written' => ['8-10-375-29-123-45-67', '+375291234567', 'BY'];
        yield 'Ukraine from home' => ['044 123 45 67', '+380441234567', 'UA', 'UA'];
        yield 'Ukraine, no plus' => ['380441234567', '+380441234567', 'UA'];
        yield 'Ukraine, no plus, at home' => ['380441234567', '+380441234567', 'UA', 'UA'];
        yield 'Germany by 00' => ['004930123456', '+4930123456', 'DE'];
        yield 'Germany by 00 from Germany' => ['0049 30 123456', '+4930123456', 'DE', 'DE'];
        yield 'Germany from home' => ['030/123456', '+4930123456', 'DE', 'DE'];
        yield 'Germany by 810' => ['8104930123456', '+4930123456', 'DE'];
        yield 'Britain' => ['+44 7400 123456', '+447400123456', 'GB'];
        yield 'Britain with (0)' => ['+44 (0)20 7946 0958', '+442079460958', 'GB'];
        yield 'Britain, no plus' => ['447400123456', '+447400123456', 'GB'];
        yield 'United States' => ['+1 202-555-0123', '+12025550123', 'US'];
        yield 'United States from home' => ['(202) 555-0123', '+12025550123', 'US', 'US'];
        yield 'Italy keeps its zero' => ['+39 02 1234 5678', '+390212345678', 'IT'];
        yield 'region in small letters' => ['8 916 123 45 67', '+79161234567', 'RU', 'ru'];
        yield 'a number of no country' => ['+800 1234 5678', '+80012345678', null];
        yield 'plus 84 is Viet Nam, whatever was meant' => ['+84951112233', '+84951112233', 'VN'];
    }

    #[DataProvider('refused')]
    public function testRefusesWhatIsNoPhone(string $raw, string $region = 'RU'): void
    {
        self::assertNull(Phone::parse($raw, $region));
    }

    /** @return iterable<string, array{0: string, 1?: string}> */
    public static function refused(): iterable
    {
        yield 'nothing' => [''];
        yield 'spaces' => [" \t\n"];
        yield 'zero' => ['0'];
        yield 'many zeros' => ['00000000000'];
        yield 'zeros with country' => ['+70000000000'];
        yield 'hidden: anonymous' => ['anonymous'];
        yield 'hidden: Anonymous' => ['Anonymous'];
        yield 'hidden: sip' => ['sip:anonymous@anonymous.invalid'];
        yield 'hidden: with name' => ['"Anonymous" <sip:anonymous@anonymous.invalid>'];
        yield 'hidden: unknown' => ['unknown'];
        yield 'hidden: restricted' => ['Restricted'];
        yield 'hidden: Russian' => ['Номер скрыт'];
        yield 'hidden: brackets' => ['<unknown>'];
        yield 'SIP user' => ['sip:ivan@sip.example.org'];
        yield 'SIP user with digits' => ['sip:user79161234567@sip.example.org'];
        yield 'SIP user that ends in letters' => ['79161234567a@sip.example.org'];
        yield 'extension of three digits' => ['101'];
        yield 'emergency' => ['112'];
        yield 'city number without its city' => ['111-22-33'];
        yield 'one digit short' => ['7916123456'];
        yield 'one digit short, with plus' => ['+7916123456'];
        yield 'one digit long' => ['791612345678'];
        yield 'one digit long, with plus' => ['+791612345678'];
        yield 'trunk prefix, one digit short' => ['8916123456'];
        yield 'plus alone' => ['+'];
        yield 'plus inside' => ['8+9161234567'];
        yield 'country that does not exist' => ['+9991234567'];
        yield 'two numbers with a slash' => ['8 495 111-22-33 / 8 916 123-45-67'];
        yield 'letters for digits' => ['1-800-FLOWERS', 'US'];
        yield 'letter O for zero' => ['+7 916 123-45-O7'];
        yield 'service code' => ['*100#'];
        yield 'hiding prefix' => ['#31#79161234567'];
        yield 'only an extension' => ['доб. 123'];
        yield 'e-mail' => ['ivan@example.org'];
        yield 'markup' => ['<script>alert(1)</script>'];
        yield 'markup around a number' => ['<b>+79161234567</b>'];
        yield 'SQL' => ["79161234567' OR 1=1"];
        yield 'formula' => ['=79161234567'];
        yield 'invalid UTF-8' => ["+7916\xC3\x281234567"];
        yield 'invalid UTF-8 by escapes' => ['tel:%C3%289161234567'];
        yield 'overlong UTF-8' => ["\xC0\xB89161234567"];
        yield 'NUL inside' => ["+7916\x001234567"];
        yield 'digits of a script the library does not know' => ['+𝟕𝟗𝟏𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕'];
        yield 'too many digits' => [str_repeat('9', 19)];
        yield 'very long' => [str_repeat('+7916123456', 100000)];
        yield 'long with spaces' => ['+79161234567' . str_repeat(' ', 1000000) . 'x'];
        yield 'national without a known region' => ['89161234567', 'XX'];
        yield 'national with an empty region' => ['0441234567', ''];
    }

    public function testKnowsTheKindWhereTheNumberingPlanDoes(): void
    {
        $kinds = ['+79161234567' => 'mobile', '+74951112233' => 'fixed', '+12125551234' => 'fixed_or_mobile', '+78001234567' => 'other', '+78091234567' => 'other', '+72001234567' => 'other'];
        foreach ($kinds as $phone => $kind) {
            self::assertSame($kind, Phone::parse($phone)?->kind(), $phone);
        }
    }

    public function testWritesItForPeople(): void
    {
        $phone = Phone::parse('89161234567');

        self::assertNotNull($phone);
        self::assertSame('8 (916) 123-45-67', $phone->national());
        self::assertSame('+7 916 123-45-67', $phone->international());
    }

    #[DataProvider('masks')]
    public function testMasksTheMiddle(string $e164, string $masked): void
    {
        self::assertSame($masked, Phone::parse($e164)?->masked());
    }

    /** @return iterable<string, array{string, string}> */
    public static function masks(): iterable
    {
        yield 'Russia' => ['+79161234567', '+7 916 ··· 45 67'];
        yield 'Belarus' => ['+375291234567', '+375 291 ··· 45 67'];
        yield 'United States' => ['+12025550123', '+1 202 ··· 01 23'];
        yield 'a short one shows less' => ['+80012345678', '+800 ··· 56 78'];
        yield 'the shortest' => ['+39066982', '+39 ··· 69 82'];
    }

    public function testEveryReadingOfItsOwnTextsIsItself(): void
    {
        foreach (['+79161234567', '+78005553535', '+375291234567', '+380441234567', '+4930123456', '+442079460958', '+12025550123', '+77011234567'] as $e164) {
            $phone = Phone::parse($e164);
            self::assertNotNull($phone);
            self::assertEquals($phone, Phone::parse($phone->international(), 'GB'));
            self::assertEquals($phone, Phone::parse($phone->national(), (string) $phone->region));
            self::assertEquals($phone, Phone::parse(substr($e164, 1), (string) $phone->region));
        }
    }
}
