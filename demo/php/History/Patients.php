<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

use Ringwell\Demo\Clinic;

/** Invented people. */
final class Patients
{
    private const NAMES = ['Анна', 'Марина', 'Ольга Петровна', 'Сергей', 'Ирина', 'Павел', 'Наталья', 'Михаил', 'Дарья', 'Виктор', 'Екатерина', 'Алексей'];
    private const QUESTIONS = [
        'Нужна ли предоплата за имплант?',
        'Принимаете ли вы по выходным?',
        'Болит зуб мудрости, когда можно прийти?',
        'Сколько стоит чистка для двоих?',
        'Можно ли к вам с ребёнком пяти лет?',
        'Хочу записаться к Арсению Берёзкину.',
        'Есть ли рассрочка на протезирование?',
        'Ставите ли вы коронки на чужие импланты?',
    ];

    public static function phone(Dice $dice): string
    {
        return '+7' . $dice->pick(Clinic::CALLER_CODES) . sprintf('%07d', $dice->between(1_000_000, 9_999_999));
    }

    public static function name(Dice $dice): string
    {
        return $dice->pick(self::NAMES);
    }

    public static function question(Dice $dice): string
    {
        return $dice->pick(self::QUESTIONS);
    }
}
