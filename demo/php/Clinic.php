<?php

declare(strict_types=1);

namespace Ringwell\Demo;

/**
 * The invented clinic. Its numbers are in Moscow's 495 000, where no subscriber's number can lie (none begins
 * with a nought), and its patients' phones under mobile codes that no operator has been given.
 */
final class Clinic
{
    public const NAME = 'Белая сорока';
    public const TIMEZONE = 'Europe/Moscow';
    /** Moscow has had no summer time since 2014. */
    public const UTC_OFFSET = 3 * 3_600_000;

    public const OWN_NUMBER = '+74950001020';
    public const OWN_DISPLAY = '+7 (495) 000-10-20';

    public const YANDEX_POOL = ['+74950003101', '+74950003102', '+74950003103', '+74950003104', '+74950003105', '+74950003106', '+74950003107'];
    public const YANDEX_DEFAULT = '+74950003100';
    public const GOOGLE_POOL = ['+74950004201', '+74950004202', '+74950004203', '+74950004204'];
    public const GOOGLE_DEFAULT = '+74950004200';
    public const ORGANIC_STATIC = '+74950005005';
    public const MAPS_POOL = ['+74950006101', '+74950006102', '+74950006103'];
    public const MAPS_DEFAULT = '+74950006006';

    /** On the site, and none of its business: the laboratory that the clinic works with. */
    public const OTHER_NUMBER = '+78120004455';

    public const CALLER_CODES = ['946', '947', '948', '973', '974', '975'];

    public const MANGO_KEY = 'demo-key-4f1c09a7b2';
    public const MANGO_SALT = 'demo-salt-91be55d03c';
    public const OWN_PBX_SECRET = 'demo-signing-secret-27';

    public const BRANCH = 'Клиника на Липовой';
    /** The telephone that is rung first. */
    public const DESK = '101';

    /** Its forms by id, in the language of its site. */
    public const FORMS = [
        1 => [
            'kind' => 'callback',
            'name' => 'Обратный звонок',
            'title' => 'Перезвоним вам',
            'text' => 'Оставьте мобильный: мы наберём вас сами, обычно через минуту.',
            'button' => 'Перезвоните мне',
            'fields' => ['name' => 'optional', 'when' => 'optional'],
            'consent' => ['text' => self::CONSENT],
        ],
        2 => [
            'kind' => 'request',
            'name' => 'Запись на приём',
            'title' => 'Запишитесь онлайн',
            'text' => 'Администратор ответит в рабочие часы и подберёт время.',
            'button' => 'Записаться',
            'fields' => ['name' => 'required', 'comment' => 'optional'],
            'consent' => ['text' => self::CONSENT],
        ],
    ];
    private const CONSENT = 'Согласен на обработку моих данных, как сказано в [link]политике клиники[/link].';

    /** Opening hours by ISO weekday: [from, to). */
    public const HOURS = [1 => [9, 21], [9, 21], [9, 21], [9, 21], [9, 21], [10, 18], [10, 18]];

    public static function isOpen(int $at): bool
    {
        $local = intdiv($at + self::UTC_OFFSET, 1000);
        [$from, $to] = self::HOURS[(int) gmdate('N', $local)];
        $hour = (int) gmdate('G', $local);

        return $hour >= $from && $hour < $to;
    }
}
