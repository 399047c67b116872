<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Callback;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Callback\CallbackSettings;
use Ringwell\Callback\Denied;
use Ringwell\Callback\DeniedText;
use Ringwell\Callback\Dialable;

final class DialableTest extends TestCase
{
    private const OWN = '+74951112233';

    /** @return array<string, array{string, bool}> */
    public static function phones(): array
    {
        return [
            'a mobile' => ['+79161234567', true],
            'a fixed line' => ['+74951234567', true],
            'the clinic’s own' => [self::OWN, false],
            'Kazakhstan, behind the same +7' => ['+77011234567', false],
            'Ukraine' => ['+380501234567', false],
            'Abkhazia, fixed' => ['+78401234567', false],
            'Abkhazia, mobile' => ['+79401234567', false],
            'GlobalTel’s satellites, like a mobile' => ['+79541234567', false],
            'Iridium' => ['+881612345678', false],
            'Inmarsat' => ['+870773123456', false],
            'paid' => ['+78091234567', false],
            'voting' => ['+78031234567', false],
            'free' => ['+78001234567', false],
            'a personal number' => ['+78081234567', false],
            'services that look like a mobile' => ['+79701234567', false],
            'no number of any plan' => ['+72001234567', false],
            'without a plus' => ['79161234567', false],
            'as people write it' => ['8 916 123-45-67', false],
            'an extension' => ['101', false],
            'nothing' => ['', false],
        ];
    }

    #[DataProvider('phones')]
    public function testWhoMayBeRung(string $phone, bool $may): void
    {
        self::assertSame($may, self::of(CallbackSettings::of(null))->may($phone));
    }

    public function testCountriesKindsAndBeginningsAreTheOwners(): void
    {
        $settings = CallbackSettings::of(['countries' => ['KZ', 'US', 'GB'], 'kinds' => ['fixed'], 'denied' => ['1212']]);
        $may = static fn (string $phone): bool => self::of($settings)->may($phone);

        self::assertFalse($may('+77011234567'), 'A mobile.');
        self::assertTrue($may('+77272345678'));
        self::assertFalse($may('+12125551234'));
        self::assertTrue($may('+13125551234'), 'There a number does not tell which it is.');
        self::assertFalse($may('+19005551234'), 'Paid.');
        self::assertFalse($may('+18095551234'), 'The Dominican Republic, behind the same +1.');
        self::assertFalse($may('+447012345678'), 'A personal number.');
        self::assertTrue($may('+442079460000'));
        self::assertFalse($may('+74951234567'));
    }

    public function testEveryDeniedBeginningHasItsReason(): void
    {
        foreach (Denied::ALWAYS as $why) {
            self::assertNotSame('', DeniedText::of($why));
        }
        self::assertSame(['7840', '7940'], array_map(strval(...), array_keys(Denied::ALWAYS, Denied::ABKHAZIA, true)));
        self::assertContains('7954', array_map(strval(...), array_keys(Denied::ALWAYS, Denied::SATELLITE, true)));
    }

    private static function of(CallbackSettings $settings): Dialable
    {
        return new Dialable($settings->countries === [] ? ['RU'] : $settings->countries, $settings->kinds, $settings->denied, static fn (string $phone): bool => $phone === self::OWN);
    }
}
