from lxml import etree


def names(path):
    tree = etree.parse(path)
    client = tree.getroot()
    return client.get("/name"), client.find("/x")
