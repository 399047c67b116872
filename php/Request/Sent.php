<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** What a form sent, in whichever way: as it came, believed in nothing. */
final class Sent
{
    /**
     * @param string $token    what the form was given when somebody began; '' where no script asked for it
     * @param string $key      of this sending, 32 hex digits; '' where no script made one
     * @param string $when     '' as soon as may be
     * @param int    $branch   0: none was chosen
     * @param string $visitor  the browser's own ids, '' where there are none
     * @param int    $inputs   how often something was typed
     * @param string $trap     what was written where nobody sees a field
     * @param bool   $isPlain  sent by the browser itself, without any script of ours
     */
    private function __construct(
        public readonly int $form,
        public readonly string $config,
        public readonly string $token,
        public readonly string $key,
        public readonly string $phone,
        public readonly string $name,
        public readonly string $comment,
        public readonly string $when,
        public readonly int $branch,
        public readonly bool $hasAgreed,
        public readonly string $visitor,
        public readonly string $visit,
        public readonly string $page,
        public readonly int $inputs,
        public readonly string $trap,
        public readonly bool $isPlain,
    ) {
    }

    /** @param array<string, mixed> $message as its schema allows */
    public static function ofMessage(array $message): self
    {
        return self::of($message, ($message['agreed'] ?? false) === true, false);
    }

    /**
     * @param array<mixed> $fields as PHP makes them of a form; whatever is no text is as good as empty
     * @param string       $page   address of the page that it came from, as the browser says
     */
    public static function ofFields(array $fields, string $page): self
    {
        $texts = [];
        foreach (array_filter($fields, is_string(...)) as $name => $text) {
            $texts[(string) $name] = preg_match('//u', $text) === 1 ? $text : self::utf8($text);
        }
        // What only a script knows proves nothing where no script ran.
        $texts = array_diff_key($texts, array_flip(['token', 'key', 'visitor', 'visit', 'inputs'])) + ['page' => $page];

        return self::of($texts, in_array($texts['agreed'] ?? '', ['1', 'on', 'true'], true), true);
    }

    /** @param array<string, mixed> $values */
    private static function of(array $values, bool $hasAgreed, bool $isPlain): self
    {
        $text = static fn (string $name): string => is_string($values[$name] ?? null) ? $values[$name] : '';
        $number = static fn (string $name): int => is_int($values[$name] ?? null) ? $values[$name] : (preg_match('/^\d{1,9}$/D', $text($name)) === 1 ? (int) $text($name) : 0);

        return new self(
            $number('form'),
            $text('config'),
            $text('token'),
            $text('key'),
            PlainText::line($text('phone')),
            PlainText::line($text('name')),
            PlainText::block($text('comment')),
            PlainText::line($text('when')),
            $number('branch'),
            $hasAgreed,
            $text('visitor'),
            $text('visit'),
            $text('page'),
            $number('inputs'),
            PlainText::line($text('website')),
            $isPlain,
        );
    }

    /** Old browsers on Russian systems send what their keyboards write, whatever the page asks for. */
    private static function utf8(string $text): string
    {
        return mb_convert_encoding($text, 'UTF-8', 'Windows-1251');
    }
}
