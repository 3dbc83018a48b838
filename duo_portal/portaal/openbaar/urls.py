"""The open pages."""

from django.urls import path

from duo_portal.portaal.openbaar.views import gebeurtenissen, rekenen, techniek, vast, zoeken, zorekenen

app_name = "openbaar"
urlpatterns = [
    path("hulp/", vast.hulp, name="hulp"),
    path("contact/", vast.contact, name="contact"),
    path("toegankelijkheid/", vast.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", vast.privacy, name="privacy"),
    path("cookies/", vast.cookielijst, name="cookies"),
    path("levensgebeurtenissen/", gebeurtenissen.lijst, name="gebeurtenissen"),
    path("levensgebeurtenissen/<slug:naam>/", gebeurtenissen.gebeurtenis, name="gebeurtenis"),
    path("rekenen/", rekenen.lijst, name="rekenen"),
    path("rekenen/<slug:naam>/", rekenen.rekenhulp, name="rekenhulp"),
    path("zo-rekenen-wij/", zorekenen.overzicht, name="zo_rekenen_wij"),
    path("zo-rekenen-wij/alles.json", zorekenen.download, name="zo_rekenen_wij_json"),
    path("zo-rekenen-wij/termijnen/", zorekenen.termijnen, name="termijnen"),
    path("zo-rekenen-wij/regels/<slug:naam>/", zorekenen.regel, name="regel"),
    path("zo-rekenen-wij/regels/<slug:naam>/<slug:geldig_van>/<slug:in_gebruik>/", zorekenen.regel, name="regelversie"),
    path("zo-rekenen-wij/normen/<slug:bron>/", zorekenen.normgroep, name="normgroep"),
    path("zo-rekenen-wij/normen/<slug:bron>/<slug:naam>/", zorekenen.norm, name="norm"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path(".well-known/security.txt", techniek.security_txt, name="security_txt"),
    path("robots.txt", techniek.robots_txt, name="robots_txt"),
    path("sitemap.xml", techniek.sitemap, name="sitemap"),
]
