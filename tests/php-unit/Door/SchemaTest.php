<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\Answer;
use Ringwell\Door\Fault;
use Ringwell\Door\Schema;

final class SchemaTest extends TestCase
{
    private const PERSON = [
        'type' => 'object',
        'additionalProperties' => false,
        'required' => ['name'],
        'properties' => [
            'name' => ['type' => 'string', 'minLength' => 1, 'maxLength' => 4],
            'code' => ['type' => 'string', 'pattern' => '^[a-z]{2}$'],
            'age' => ['type' => 'integer', 'minimum' => 0, 'maximum' => 150],
            'size' => ['type' => 'number', 'minimum' => 0.5],
            'well' => ['type' => 'boolean'],
            'note' => ['type' => ['string', 'null']],
            'kind' => ['type' => ['string', 'null'], 'enum' => ['a', 'b', null]],
            'tags' => ['type' => 'array', 'minItems' => 1, 'maxItems' => 3, 'uniqueItems' => true, 'items' => ['type' => 'string']],
            'any' => ['type' => 'array', 'uniqueItems' => true],
            'home' => ['type' => 'object', 'required' => ['city'], 'properties' => ['city' => ['type' => 'string']]],
            'map' => ['type' => 'object', 'additionalProperties' => ['type' => 'integer']],
        ],
    ];

    #[DataProvider('right')]
    public function testTakesWhatIsRight(string $json): void
    {
        self::assertSame([], self::codes($json));
    }

    /** @return iterable<string, array{string}> */
    public static function right(): iterable
    {
        yield 'the least' => ['{"name":"Ann"}'];
        yield 'code points, not bytes' => ['{"name":"Яна!"}'];
        yield 'a code point outside the basic plane is one' => ['{"name":"😀😀😀😀"}'];
        yield 'null where it may be' => ['{"name":"A","note":null,"kind":null}'];
        yield 'bounds themselves' => ['{"name":"A","age":150,"size":0.5}'];
        yield 'a whole float is an integer' => ['{"name":"A","age":5.0}'];
        yield 'the largest safe integer in a map' => ['{"name":"A","map":{"x":9007199254740991}}'];
        yield 'empty object' => ['{"name":"A","map":{}}'];
        yield 'more fields where they may be' => ['{"name":"A","home":{"city":"B","street":1}}'];
        yield 'keys that are numbers' => ['{"name":"A","map":{"0":1,"1":2}}'];
        yield 'text and number differ' => ['{"name":"A","any":[1,"1",true,"true",null,"null",[],{},"",0,"0",false]}'];
        yield 'lists that differ in order' => ['{"name":"A","any":[[1,2],[2,1]]}'];
    }

    /** @param array<string, string> $codes */
    #[DataProvider('wrong')]
    public function testNamesEveryFault(string $json, array $codes): void
    {
        self::assertEquals($codes, self::codes($json));
    }

    /** @return iterable<string, array{string, array<string, string>}> */
    public static function wrong(): iterable
    {
        yield 'not an object' => ['[1]', ['' => 'wrong_type']];
        yield 'an empty list is no object' => ['[]', ['' => 'wrong_type']];
        yield 'text' => ['"x"', ['' => 'wrong_type']];
        yield 'null' => ['null', ['' => 'wrong_type']];
        yield 'a field is missing' => ['{}', ['name' => 'required']];
        yield 'an empty text where one is required' => ['{"name":""}', ['name' => 'required']];
        yield 'a field of a field is missing' => ['{"name":"A","home":{}}', ['home.city' => 'required']];
        yield 'an unknown field' => ['{"name":"A","nmae":1}', ['nmae' => 'unknown_field']];
        yield 'an unknown field with an empty name' => ['{"name":"A","":1}', ['' => 'unknown_field']];
        yield 'too long' => ['{"name":"Annex"}', ['name' => 'too_long']];
        yield 'wrong form' => ['{"name":"A","code":"a1"}', ['code' => 'bad_format']];
        yield 'a line end after the right form' => ['{"name":"A","code":"ab\n"}', ['code' => 'bad_format']];
        yield 'text for a number' => ['{"name":"A","age":"5"}', ['age' => 'wrong_type']];
        yield 'a broken integer' => ['{"name":"A","age":5.5}', ['age' => 'wrong_type']];
        yield 'truth for a number' => ['{"name":"A","age":true}', ['age' => 'wrong_type']];
        yield 'a number for truth' => ['{"name":"A","well":1}', ['well' => 'wrong_type']];
        yield 'too small' => ['{"name":"A","age":-1,"size":0.49}', ['age' => 'too_small', 'size' => 'too_small']];
        yield 'too big' => ['{"name":"A","age":151}', ['age' => 'too_big']];
        yield 'an integer that lost digits' => ['{"name":"A","map":{"x":9007199254740993}}', ['map.x' => 'wrong_type']];
        yield 'an integer beyond 64 bits' => ['{"name":"A","map":{"x":92233720368547758080}}', ['map.x' => 'wrong_type']];
        yield 'infinity' => ['{"name":"A","size":1e999}', ['size' => 'wrong_type']];
        yield 'none of the words' => ['{"name":"A","kind":"c"}', ['kind' => 'not_allowed']];
        yield 'a list for an object' => ['{"name":"A","map":[]}', ['map' => 'wrong_type']];
        yield 'an object with numbers for a list' => ['{"name":"A","tags":{"0":"a"}}', ['tags' => 'wrong_type']];
        yield 'an empty object for a list' => ['{"name":"A","tags":{}}', ['tags' => 'wrong_type']];
        yield 'too few' => ['{"name":"A","tags":[]}', ['tags' => 'too_few']];
        yield 'too many, and nothing more said' => ['{"name":"A","tags":[1,2,3,4]}', ['tags' => 'too_many']];
        yield 'twice' => ['{"name":"A","tags":["a","a"]}', ['tags' => 'repeated']];
        yield 'the same object twice, in another order' => ['{"name":"A","any":[{"a":1,"b":2},{"b":2,"a":1.0}]}', ['any' => 'repeated']];
        yield 'an entry of a list' => ['{"name":"A","tags":["a",2]}', ['tags.1' => 'wrong_type']];
        yield 'a value of a map' => ['{"name":"A","map":{"x":"1"}}', ['map.x' => 'wrong_type']];
        yield 'all at once' => ['{"age":-1,"code":"","x":0}', ['name' => 'required', 'age' => 'too_small', 'code' => 'bad_format', 'x' => 'unknown_field']];
    }

    public function testTellsTheBoundThatWasBroken(): void
    {
        self::assertEquals(new Fault('too_long', '4'), Schema::faults(['name' => 'Annex'], self::PERSON)['name']);
        self::assertEquals(new Fault('too_small', '0.5'), Schema::faults(['name' => 'A', 'size' => 0], self::PERSON)['size']);
        self::assertEquals(new Fault('not_allowed', 'a, b'), Schema::faults(['name' => 'A', 'kind' => 'c'], self::PERSON)['kind']);
    }

    public function testRefusesDamagedText(): void
    {
        self::assertSame('not_utf8', Schema::faults(['name' => "\xC3\x28"], self::PERSON)['name']->code);
    }

    public function testAnEmptyArrayOfPhpIsAListOrAnObject(): void
    {
        self::assertSame([], Schema::faults(['name' => 'A', 'map' => [], 'any' => []], self::PERSON));
    }

    public function testAHostileMessageGetsAShortAnswer(): void
    {
        $faults = Schema::faults(array_fill_keys(array_map(static fn (int $n): string => "field{$n}", range(1, 5000)), 1), self::PERSON);

        self::assertLessThanOrEqual(51, count($faults));
        self::assertGreaterThan(10, count($faults));
    }

    /** @return iterable<string, array{string}> what the names of unknown fields are made of */
    public static function longNames(): iterable
    {
        yield 'letters' => ['x'];
        yield 'two bytes' => ['я'];
        yield 'three bytes' => ['€'];
        yield 'four bytes' => ['😀'];
        yield 'what JSON writes in six' => ["\x01"];
    }

    #[DataProvider('longNames')]
    public function testOfLongNamesABoundedPieceIsRepeated(string $character): void
    {
        $names = array_map(static fn (int $n): string => str_repeat($character, 1200) . $n, range(1, 10));
        $names = [...$names, ...array_map(static fn (int $n): string => $n . str_repeat($character, 300), range(1, 60))];
        $faults = Schema::faults((object) array_fill_keys($names, 1), self::PERSON);

        self::assertGreaterThan(5, count($faults));
        foreach (array_keys($faults) as $path) {
            self::assertLessThanOrEqual(200, strlen($path));
            self::assertSame(1, preg_match('//u', $path), 'No half of a character.');
        }
        self::assertLessThan(32_768, strlen((string) json_encode(Answer::ofFaults($faults)->body)), 'Half of the longest message at most.');
    }

    public function testAPatternMayHoldOurDelimiter(): void
    {
        self::assertSame([], Schema::faults('a~b', ['type' => 'string', 'pattern' => '^a~b$']));
    }

    /** @param array<string, mixed> $schema */
    #[DataProvider('schemasThatWeDoNotSpeak')]
    public function testRefusesASchemaThatItDoesNotUnderstand(array $schema): void
    {
        $this->expectException(\LogicException::class);
        Schema::faults('x', $schema);
    }

    /** @return iterable<string, array{array<string, mixed>}> */
    public static function schemasThatWeDoNotSpeak(): iterable
    {
        yield 'unknown keyword' => [['type' => 'string', 'contains' => []]];
        yield 'misspelt keyword' => [['type' => 'string', 'maxlength' => 3]];
        yield 'reference' => [['$ref' => '#/definitions/x']];
        yield 'unknown type' => [['type' => 'text']];
    }

    /** @return array<string, string> */
    private static function codes(string $json): array
    {
        $value = json_decode($json, false, 32, JSON_THROW_ON_ERROR);

        return array_map(static fn (Fault $fault): string => $fault->code, Schema::faults($value, self::PERSON));
    }
}
