<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Number;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Vendor\libphonenumber\PhoneNumberFormat;
use Ringwell\Vendor\libphonenumber\PhoneNumberType;
use Ringwell\Vendor\libphonenumber\PhoneNumberUtil;

/** That pruning and prefixing broke nothing of what we use: every region loads, parses, validates and formats. */
final class VendoredLibraryTest extends TestCase
{
    #[DataProvider('numbersOfRegions')]
    public function testParsesThroughThePrefixedCopy(string $region, string $written, string $e164, PhoneNumberType $type): void
    {
        $library = PhoneNumberUtil::getInstance();
        $number = $library->parse($written, $region);

        self::assertTrue($library->isValidNumberForRegion($number, $region));
        self::assertSame($e164, $library->format($number, PhoneNumberFormat::E164));
        self::assertSame($type, $library->getNumberType($number));
    }

    /** @return iterable<string, array{string, string, string, PhoneNumberType}> */
    public static function numbersOfRegions(): iterable
    {
        yield 'Russia' => ['RU', '8 (495) 111-22-33', '+74951112233', PhoneNumberType::FIXED_LINE];
        yield 'Kazakhstan' => ['KZ', '8 701 123 4567', '+77011234567', PhoneNumberType::MOBILE];
        yield 'Belarus' => ['BY', '8 029 123-45-67', '+375291234567', PhoneNumberType::MOBILE];
        yield 'Ukraine' => ['UA', '044 123 4567', '+380441234567', PhoneNumberType::FIXED_LINE];
        yield 'Germany' => ['DE', '030 123456', '+4930123456', PhoneNumberType::FIXED_LINE];
        yield 'Britain' => ['GB', '020 7946 0958', '+442079460958', PhoneNumberType::FIXED_LINE];
        yield 'United States' => ['US', '(202) 555-0123', '+12025550123', PhoneNumberType::FIXED_LINE_OR_MOBILE];
    }

    public function testTheExampleOfEveryRegionIsValid(): void
    {
        $library = PhoneNumberUtil::getInstance();
        $regions = $library->getSupportedRegions();
        self::assertGreaterThan(240, count($regions));
        foreach ($regions as $region) {
            $example = $library->getExampleNumber($region);
            self::assertNotNull($example, $region);
            self::assertTrue($library->isValidNumber($example), $region);
        }
    }

    public function testNothingOfTheLibraryIsOutsideOurNamespace(): void
    {
        self::assertFalse(class_exists('libphonenumber\Leniency', false));
        self::assertStringStartsWith('Ringwell\Vendor\\', PhoneNumberUtil::class);
        foreach (get_declared_classes() as $class) {
            self::assertStringStartsNotWith('libphonenumber\\', $class);
        }
    }
}
