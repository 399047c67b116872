<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Request;

use PHPUnit\Framework\TestCase;
use Ringwell\Door\ConfigKeys;
use Ringwell\Request\Form;
use Ringwell\Request\FormConfig;
use Ringwell\Request\FormToken;
use Ringwell\SetClock;
use Ringwell\Time;

/** What a page prints with a form, and what the form is given. */
final class SignedTest extends TestCase
{
    private const NOW = 1_790_000_000_000;

    public function testTheConfigSaysWhichFormItIs(): void
    {
        $config = new FormConfig(ConfigKeys::make(), new SetClock(self::NOW));
        $form = Form::usual(7, Form::CALLBACK, 'x');

        $read = $config->read($config->of($form, 3));
        self::assertSame([7, 3], [$read['form'] ?? null, $read['branch'] ?? null]);
        self::assertSame($config->of($form), $config->of($form), 'The same for everyone.');
        self::assertLessThanOrEqual(FormConfig::MAX_LENGTH, strlen($config->of(Form::usual(999_999_999, Form::REQUEST, ''), 999_999_999)));
    }

    public function testNobodyElseCanMakeOne(): void
    {
        $config = new FormConfig(ConfigKeys::make(), new SetClock(self::NOW));
        $good = $config->of(Form::usual(1, Form::CALLBACK, 'x'));

        self::assertNull((new FormConfig(ConfigKeys::make(), new SetClock(self::NOW)))->read($good));
        foreach (["2{$good}", substr($good, 0, -1), $good . '0', "{$good}\n", strtoupper($good), '', str_repeat('1.', 5000), preg_replace('/^1\.0/', '1.5', $good)] as $bad) {
            self::assertNull($config->read((string) $bad));
        }
    }

    public function testAConfigOutlivesItsKeyByNinetyDays(): void
    {
        $keys = ConfigKeys::make();
        $printed = (new FormConfig($keys, new SetClock(self::NOW)))->of(Form::usual(1, Form::CALLBACK, 'x'));
        $rotated = $keys->rotated(self::NOW);

        self::assertNotNull((new FormConfig($rotated, new SetClock(self::NOW + 89 * Time::DAY)))->read($printed));
        self::assertNull((new FormConfig($rotated, new SetClock(self::NOW + 91 * Time::DAY)))->read($printed));
    }

    public function testATokenIsOfOneFormAndOfTwoHours(): void
    {
        $keys = ConfigKeys::make();
        $token = FormToken::issue($keys, 1, self::NOW);

        self::assertSame(self::NOW, FormToken::read($keys, $token, 1, self::NOW + 2 * Time::HOUR)?->issuedAt);
        self::assertNull(FormToken::read($keys, $token, 1, self::NOW + 2 * Time::HOUR + 1));
        self::assertNull(FormToken::read($keys, $token, 2, self::NOW));
        self::assertNull(FormToken::read($keys, $token, 1, self::NOW - Time::MINUTE), 'Nobody is given one of tomorrow.');
        self::assertNull(FormToken::read(ConfigKeys::make(), $token, 1, self::NOW));
        self::assertNull(FormToken::read($keys, "{$token}\n", 1, self::NOW));
        self::assertNotSame($token, FormToken::issue($keys, 1, self::NOW));
    }

    public function testTheOneIsNeverTakenForTheOther(): void
    {
        $keys = ConfigKeys::make();

        self::assertNull((new FormConfig($keys, new SetClock(self::NOW)))->read(FormToken::issue($keys, 1, self::NOW)));
        self::assertNull(FormToken::read($keys, (new FormConfig($keys, new SetClock(self::NOW)))->of(Form::usual(1, Form::CALLBACK, 'x')), 1, self::NOW));
    }
}
