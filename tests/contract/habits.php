<?php

declare(strict_types=1);

/*
 * What the server knows of phones, for habits.test.ts. From stdin {regions: [ISO], texts: [[ISO, text], …]}; to stdout
 * {examples: {ISO: {mobile, fixed}}, read: [[E.164, kind] or null, …]}, the examples as libphonenumber writes them for the world.
 */
use Ringwell\Number\Phone;
use Ringwell\Vendor\libphonenumber\PhoneNumberFormat;
use Ringwell\Vendor\libphonenumber\PhoneNumberType;
use Ringwell\Vendor\libphonenumber\PhoneNumberUtil;

require_once dirname(__DIR__, 2) . '/php/autoload.php';

$util = PhoneNumberUtil::getInstance();
$example = static function (string $region, PhoneNumberType $type) use ($util): string {
    $number = $util->getExampleNumberForType($region, $type);

    return $number === null ? '' : $util->format($number, PhoneNumberFormat::INTERNATIONAL);
};
/** @var array{regions: list<string>, texts: list<array{string, string}>} $asked */
$asked = json_decode((string) stream_get_contents(STDIN), true, 16, JSON_THROW_ON_ERROR);
$examples = [];
foreach ($asked['regions'] as $region) {
    $examples[$region] = [
        'mobile' => $example($region, PhoneNumberType::MOBILE),
        'fixed' => $example($region, PhoneNumberType::FIXED_LINE),
    ];
}
echo json_encode([
    'examples' => $examples,
    'read' => array_map(static function (array $one): ?array {
        $phone = Phone::parse($one[1], $one[0]);

        return $phone === null ? null : [$phone->e164, $phone->kind()];
    }, $asked['texts']),
], JSON_THROW_ON_ERROR);
