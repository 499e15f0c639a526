"""A password for a locked page that one person can say on the telephone and another can type."""

import secrets

HOW_MANY = 5


def make_password() -> str:
    """Five words in small letters with a space between, at most 49 letters.

    Each is one of 512 by chance, and one may come twice: 5 × 9 = 45 random bits.
    """
    return " ".join(secrets.choice(WORDS) for _ in range(HOW_MANY))


_TABLE = """
    acorn airship album almond anchor anorak apple apricot apron arcade armchair artichoke atlas attic
    avocado badge badminton bagpipe bakery balcony balloon bamboo banjo banner barley barn basket bathtub
    beacon bedroom beehive bench bicycle birch bison blanket blazer bluebell blueberry bluebird bonfire
    bookcase bookmark bowling bracelet bramble branch broom brush bubble bucket bungalow burger butter
    button cabin cactus camera camping candle canoe canteen canyon caramel caravan cardigan carnival carpet
    carriage carton castle celery cement charcoal cheddar cheese chimney chipmunk chisel chutney cinema
    circle city clarinet clipboard clock cloud coach comet compass concert cookie corkscrew corner cottage
    crab cranberry crayon cricket crimson crocodile crossword cucumber cupboard cupcake curtain cushion
    custard daffodil denim desk diamond dinner dinosaur disco dolphin domino doorbell dormouse dragon
    driftwood drizzle dustpan elastic envelope eraser evening factory falcon fanfare feather festival fiddle
    field fireplace fireside flag flamingo flannel flapjack flask folder football footpath footstep forest
    fountain fridge frog frost fudge funfair gadget galaxy gallery garden garlic glade glass glider glitter
    globe goldfish golf gosling gravel gravy grove guitar hairbrush hallway hammer hammock hamster handbag
    haystack hazelnut hedge hexagon hiking hillside hockey holiday honey hopscotch horizon hotel iceberg
    icing indigo island jacket jeep jelly journey juice jukebox jumper jungle kangaroo kayak kettle keyboard
    kingdom kitchen kite koala ladder ladle ladybird lagoon lake lamp landmark lantern laptop lasso laundry
    lavender leaflet lemonade lentil lettuce library lifeboat lilac lime limpet linen lobby lobster lollipop
    luggage lullaby lunch magazine magenta magnolia magpie marathon marble market marmalade marzipan meadow
    meerkat melon menu mermaid midnight milk mint mirror mitten monorail monument moonlight moorland mosaic
    motor mouse mulberry museum mushroom napkin nectar netball newspaper notebook novel nugget nutmeg oasis
    oatmeal ocean octopus office onion orange orbit orchard orchid otter outfit oven overcoat padlock paint
    palace pancake panda pantomime papaya parachute parade park parsley parsnip passport pasta pastry
    pathway patio pavilion peacock peanut pelican pencil penguin pennant periscope photo piano picnic
    picture pigeon pillow pinafore pineapple pizza planet plankton planter platform pocket pond popcorn
    porch porcupine porridge postage postcard poster pottery pretzel primrose printer propeller puddle
    puffin pulley pullover purple pyramid queen quilt rabbit radio radish raft railway rainbow raincoat
    rainfall raisin raven reptile ribbon rice ripple river roof rosette rowing rucksack ruler saddle safari
    salad sandwich sapling sardine saucepan scarecrow scarf scarlet science scooter seahorse seaside seaweed
    shampoo shamrock shelf shoelace shortcake shovel sideboard signpost silver skating sketch skittle
    skylark slipper smoothie snorkel snowdrop snowfall snowman soap sofa sombrero spaniel sparkle sparrow
    spinach spinner spiral splash sponge spoon spotlight sprout spruce squash squirrel stadium stamp staple
    starfish starlight station steam sticker stone stopwatch straw street string studio submarine sugar
    sunbeam sunlight sunset sunshine supper swan sweater sweetcorn syrup table teacup teapot teaspoon
    terrace thimble ticket tiger tinsel toadstool toast toboggan toffee tomato tortoise towel tractor train
    tram treacle treasure triangle tricycle trinket tripod trolley trombone trophy trousers trout truck
    trumpet tulip turbine turret turtle tweed twig twinkle umbrella unicorn unicycle uniform vanilla velvet
    village vinegar violin wafer waffle wagon wagtail wallet wallpaper wardrobe waterfall weekend wheel
    whistle windmill window winter wombat woodland workshop yellow yoga zebra zigzag zipper
"""
WORDS = tuple(_TABLE.split())
"""Everyday things: nothing sad, frightening or rude, no names, nothing that describes a person. None is spelt in two
ways, or written as two words, or sounds like another word, or begins another one here or is one letter away from it."""
